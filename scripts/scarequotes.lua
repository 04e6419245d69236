--- Scare quotes: a few words in quotation marks that nobody is said to have spoken.
--
--      the so-called “reform” of the service          a scare quote
--      He called it a “reform”, said the minister     a partial quotation: somebody's word
--
-- The marks keep a word at arm's length without saying whose it is. They are counted in the outlet's own sentences,
-- per 1000 of its own words, and flagged for `tenor check`. Headlines quote without a speaker as a habit, and are left
-- out unless `headlines` is set.
local tenor = require "tenor"

local OWN = { voice = "author" }

local function is_scare(quote, opt)
  if quote.kind ~= "partial" or quote.cue or quote.speaker or #quote > opt.longest then return false end
  return quote.part == "headline" and opt.headlines or quote.part == "lead" or quote.part == "body"
end

-- The words without their marks, in small letters.
local function words_of(quote)
  local words = {}
  for word in quote:words() do words[#words + 1] = string.lower(word.text) end
  return table.concat(words, " ")
end

return {
  summary  = "Words in quotation marks that nobody is said to have spoken, per 1000 of the outlet's own words.",
  version  = 1,
  lexicons = { "loaded" },
  options  = {
    longest   = { 4, "most words that a scare quote has" },
    headlines = { false, "count headlines, too" },
  },

  score = function (doc, opt)
    local count, loaded, words = 0, 0, {}
    for quote in doc:quotes() do
      if is_scare(quote, opt) then
        local text = words_of(quote)
        count = count + 1
        if quote:has { class = "evaluative" } then loaded = loaded + 1 end
        words[text] = (words[text] or 0) + 1
        doc:flag(quote, "'%s' stands in quotation marks, and nobody is said to have spoken it", text)
      end
    end
    return { count = count, loaded = loaded, rate = 1000 * count / math.max(doc:size(OWN), 1), words = words }
  end,

  by   = "outlet",
  keep = { count = tenor.sum(), loaded = tenor.sum(), rate = tenor.mean(), words = tenor.tally() },

  report = function (all, _, out)
    out:heading "Scare quotes"
    local t = out:table("outlet", "articles", "scare quotes", "loaded", "per 1000", "±95%", "words")
    for outlet, g in all:groups() do
      local top = {}
      for words, n in g.words:top(6) do top[#top + 1] = n > 1 and string.format("%s %d", words, n) or words end
      t:row(outlet, g.n, g.count.sum, g.loaded.sum, g.rate.mean, g.rate.ci95, table.concat(top, ", "))
    end
  end,
}
