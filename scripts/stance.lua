--- In which light an article shows one target, a person, party or country: favourable, neutral or hostile.
--
-- Who the target is stands in the option `target`, or in the metadata field that the option `field` names. What
-- counts are words that judge (class "evaluative") and words for good and bad deeds and fates (class "light"), in
-- anybody's voice: blame that is passed on is still blame. A word aimed at the target counts in full, one that is
-- aimed at nobody or somebody else in part, since the sentence speaks of the target too. What the target says of
-- others does not count. A loaded word that is also one for a bad deed weighs as both.
local tenor = require "tenor"

local LIGHT = { class = { "light", "evaluative" } }
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

-- Which part of the weight of a hit is the target's.
local function share(hit, whom, opt)
  if whom and hit.target == whom then return hit.rule == "object" and opt.object or 1 end
  if whom and hit.speaker == whom then return 0 end
  if hit.target then return opt.others end
  return hit.category == "does/ill" and opt.nobody / 2 or opt.nobody -- in the passive it may be the victim
end

local function light_of(sentence, whom, filter, opt)
  local sum, aimed = 0, false
  for hit in sentence:hits(filter) do
    local weight = math.max(-opt.most, math.min(opt.most, hit.weight))
    sum = sum + weight * share(hit, whom, opt)
    aimed = aimed or (whom ~= nil and hit.target == whom)
  end
  return sum, aimed
end

local function speaks_of(sentence, whom, where)
  for name in sentence:names() do
    if name.target == whom then return true end
  end
  return where.sentence == sentence
end

local function label_of(light, opt)
  if light >= opt.favourable then return "favourable" end
  if light <= -opt.hostile then return "hostile" end
  return "neutral"
end

return {
  summary  = "Stance towards one target: set field to the metadata that names it, or target to its name.",
  version  = 1,
  lexicons = { "loaded", "stance", "modifiers" },
  options  = {
    field      = { "", "metadata field that names the target" },
    target     = { "", "name of the target, if no field gives it" },
    object     = { 1.4, "share of a word that judges the target outright: slammed, praised" },
    nobody     = { 0.8, "share of a word that is aimed at nobody, beside the target" },
    others     = { 0.5, "share of a word that is aimed at somebody else, beside the target" },
    most       = { 3, "most that one word weighs, on either side of zero" },
    favourable = { 0.45, "favourable from here on, as the mean of the sentences that speak of the target" },
    hostile    = { 0.55, "hostile from minus this on" },
  },

  score = function (doc, opt)
    local text = opt.field ~= "" and tostring(doc.meta[opt.field] or "") or opt.target
    if text == "" then return nil end
    local whom, where = find(doc, text)
    if not where then return nil end -- no word of the target
    local furniture = where.part == "furniture"
    local filter = furniture and CAPTION or LIGHT
    local sum, sentences = 0, 0
    for sentence in doc:sentences() do
      local light, aimed = light_of(sentence, whom, filter, opt)
      local here = (sentence.part == "furniture") == furniture
      if here and (aimed or speaks_of(sentence, whom, where)) then
        sum, sentences = sum + light, sentences + 1
      end
    end
    local light = sum / math.max(sentences, 1)
    return { target = whom or text, sentences = sentences, light = tenor.round(light, 3), label = label_of(light, opt) }
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
