--- General sentiment of a whole text from -1 to 1, whoever speaks in it and whatever about.
--
-- Not slant: a massacre is unpleasant however plainly it is told. Each sentence gets a value of its own,
--
--     x = sum of its weights, what stands before a "but" or "however" for less, a word in CAPITALS for more;
--         a smiley counts as a word, and an exclamation mark is a little joy and makes all else stronger
--     x = x / (words / 15) ^ 0.7              a long sentence has to say more, though not in proportion
--     v = x / sqrt(x^2 + 30)                  always between -1 and 1
--
-- and the text their mean, in which a sentence that feels strongly counts for more: sum of v * (plain + |v|)
-- by sum of (plain + |v|). A text said twice is thus worth what it is worth once. "But", capitals, exclamation
-- marks and the root are those of Hutto & Gilbert 2014 (VADER: a parsimonious rule-based model for sentiment
-- analysis of social media text, ICWSM), with numbers and the rest our own.
local tenor = require "tenor"

local WORDS = { class = "valence" }
local GOOD  = { class = "valence", sign = "positive" }
local BAD   = { class = "valence", sign = "negative" }

local BUT  = tenor.regex [[\b(?:but|however)\b]]
local MARK = tenor.regex "!"
local GLAD = tenor.regex(
  [=[(?:[:;=8]['’]?[-o^]?[)\]DpP3}](?![a-z\d])|\([:;=]|(?:<|&lt;)3+|\^[_.]?\^|\b[xX]D\b|\\o/]=]
  .. [=[|[♥❤💕💖💗💘💙💚💛💜💝💞💓😀-😋😍😎😗-😝😸-😻👍👏🎉🎊🎂✨🌟🙌💯🙏☀☺])]=], "exact")
local SAD = tenor.regex(
  [=[(?:[:=;]['’]?[-o^]?[(\[/\\|{@](?!/)|\)['’]?:|\bD:|(?:<|&lt;)/3|-_+-|\b[tT][._][tT]\b|(?:>|&gt;)\.(?:<|&lt;)]=]
  .. [=[|[😒-😖😞-😫😭😰-😳😷😾😿👎💔])]=], "exact")

local function times(span, regex)
  local n = 0
  for _ in span:gmatch(regex) do n = n + 1 end
  return n
end

-- In a text all in capitals they say nothing.
local function loud(text) return #text > 2 and text == text:upper() and text ~= text:lower() end

--- What a sentence weighs before its length is taken into account.
local function weight_of(sentence, opt)
  local but = sentence:match(BUT)
  local whole = loud(sentence.text)
  local x = 0
  for hit in sentence:hits(WORDS) do
    local weight = hit.weight
    if but and hit.first < but.first then weight = weight * opt.before_but end
    if not whole and loud(hit.text) then weight = weight * opt.capitals end
    x = x + weight
  end
  local marks = math.min(times(sentence, MARK), 3)
  x = x + opt.smiley * (times(sentence, GLAD) - times(sentence, SAD))
  return x * (1 + opt.stress * marks) + opt.joy * marks
end

local function value_of(sentence, opt)
  local x = weight_of(sentence, opt) / (math.max(#sentence, 5) / 15) ^ opt.length
  return x / math.sqrt(x * x + opt.ceiling)
end

return {
  summary  = "General sentiment from -1 to 1, of all voices: not slant, but how pleasant the text is.",
  version  = 1,
  lexicons = { "valence" },
  options  = {
    cutoff     = { 0.1, "label an article once its valence reaches this on either side of zero" },
    plain      = { 0.1, "what a sentence without feeling counts, where one with the most counts 1 more" },
    length     = { 0.7, "0: only the sum of a sentence counts; 1: only the sum per word" },
    ceiling    = { 30, "the higher, the more it takes to come near to -1 or 1" },
    before_but = { 0.6, "weight of what stands before a but" },
    capitals   = { 1.2, "weight of words in capitals" },
    stress     = { 0.2, "what an exclamation mark adds to everything, up to three of them" },
    joy        = { 0.5, "what an exclamation mark weighs by itself" },
    smiley     = { 2, "what a smiley weighs" },
  },

  score = function (doc, opt)
    local sum, all, plain, n = 0, 0, 0, 0
    for sentence in doc:sentences() do
      if sentence.part ~= "furniture" then
        local v = value_of(sentence, opt)
        local counts = opt.plain + math.abs(v)
        sum, all = sum + v * counts, all + counts
        plain, n = plain + v, n + 1
      end
    end
    local valence = all > 0 and sum / all or 0
    return {
      valence  = valence,
      mean     = n > 0 and plain / n or 0,
      positive = doc:rate(GOOD),
      negative = doc:rate(BAD),
      label    = valence >= opt.cutoff and "positive" or valence <= -opt.cutoff and "negative" or "neutral",
    }
  end,

  by   = "outlet",
  keep = {
    valence = tenor.mean(), positive = tenor.mean(), negative = tenor.mean(), label = tenor.tally(),
  },

  report = function (all, opt, out)
    out:heading "Valence: how pleasant the articles are"
    local t = out:table("outlet", "articles", "valence", "±95%", "pleasant", "unpleasant", "% negative")
    for outlet, g in all:groups() do
      t:row(outlet, g.n, g.valence.mean, g.valence.ci95, g.positive.mean, g.negative.mean,
            100 * g.label:share "negative")
    end
    out:note("Valence goes from -1 to 1; an article is positive or negative from %g on. Pleasant and "
             .. "unpleasant: weight of such words per 100 words.", opt.cutoff)
  end,
}
