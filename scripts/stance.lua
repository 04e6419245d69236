--- In which light an article shows one target, a person, party or country: favourable, neutral or hostile.
--
-- Who the target is stands in the option `target`, or in the metadata field that the option `field` names. What
-- counts are words that judge (class "evaluative") and words for good and bad deeds and fates (class "light"), and a
-- little those that only please or displease (class "valence"), in anybody's voice: blame that is passed on is still
-- blame. How much of each is the target's, lib/light.lua tells. A loaded word for a bad deed weighs as both.
local tenor = require "tenor"
local light = require "light"

local LIGHT   = { class = { "light", "evaluative" } }
local CAPTION = { class = LIGHT.class, part = "furniture" } -- of a target that only page furniture speaks of

-- A word without what an apostrophe adds to it: Penn’s, she’s.
local function bare(text) return string.match(string.gsub(text, "’", "'"), "^[^']+") or text end

-- The name by which hits know the target, and its first mention as a span: in page furniture only if nowhere else.
local function find(doc, text)
  local caption
  for name in doc:names() do
    if name.target and (name.text == text or name.target == text) then
      if name.part ~= "furniture" then return name.target, name end
      caption = caption or name
    end
  end
  if caption then return caption.target, caption end
  local last = bare(string.match(text, "%S+$") or text)
  for word in doc:words() do
    if bare(word.text) == last then return word.whom, word end
  end
  if string.find(doc.text, text, 1, true) then return nil, doc end
end

local function speaks_of(sentence, whom, where)
  for name in sentence:names() do
    if name.target == whom then return true end
  end
  return where.sentence == sentence
end

local function label_of(mean, opt)
  if mean >= opt.favourable then return "favourable" end
  if mean <= -opt.hostile then return "hostile" end
  return "neutral"
end

return {
  summary  = "Stance towards one target: set field to the metadata that names it, or target to its name.",
  version  = 2,
  lexicons = { "loaded", "stance", "valence", "modifiers" },
  options  = {
    field      = { "", "metadata field that names the target" },
    target     = { "", "name of the target, if no field gives it" },
    blame      = { 1.3, "share of a bad word that is aimed at the target" },
    nobody     = { 0.8, "share of a word that is aimed at nobody, beside the target" },
    others     = { 0.5, "share of a bad word that is aimed at somebody else, beside the target" },
    struck     = { 0.2, "share of a bad word that somebody else is struck with: slammed, accused" },
    rivals     = { 0.3, "share of a good word that is aimed at somebody else" },
    speaks     = { 0.3, "share of a good word that the target says" },
    confession = { 0.2, "share of a bad word that the target says of itself" },
    mood       = { 0.2, "share of a word that is only pleasant or unpleasant" },
    near       = { 10, "words between a word and the target at which it counts half" },
    most       = { 3, "most that one word weighs, on either side of zero" },
    favourable = { 0.35, "favourable from here on, as the mean of the sentences that speak of the target" },
    hostile    = { 0.4, "hostile from minus this on" },
  },

  score = function (doc, opt)
    local text = opt.field ~= "" and tostring(doc.meta[opt.field] or "") or opt.target
    if text == "" then return nil end
    local whom, where = find(doc, text)
    if not where then return nil end -- no word of the target
    local shown = { whom = whom, where = where ~= doc and where or nil }
    local furniture = where.part == "furniture"
    local filter = furniture and CAPTION or LIGHT
    local sum, sentences = 0, 0
    for sentence in doc:sentences() do
      local here = (sentence.part == "furniture") == furniture
      if here and (speaks_of(sentence, whom, where) or light.aimed(sentence, shown, filter)) then
        sum, sentences = sum + light.of(sentence, shown, filter, opt), sentences + 1
      end
    end
    local mean = sum / math.max(sentences, 1)
    return { target = whom or text, sentences = sentences, light = tenor.round(mean, 3), label = label_of(mean, opt) }
  end,

  by   = { "target", "outlet" },
  keep = { light = tenor.mean(), sentences = tenor.sum(), label = tenor.tally() },

  report = function (all, opt, out)
    out:heading "Stance"
    local t = out:table("target", "outlet", "articles", "sentences", "light", "±95%", "% favourable", "% hostile")
    for target, outlet, g in all:groups() do
      t:row(target, outlet, g.n, g.sentences.sum, g.light.mean, g.light.ci95,
            100 * g.label:share "favourable", 100 * g.label:share "hostile")
    end
    out:note("Light: what the words of a sentence that speaks of the target weigh, on average; favourable from "
             .. "%g, hostile from %g on.", opt.favourable, -opt.hostile)
  end,
}
