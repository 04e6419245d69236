--- Who gets to speak: how many words of whom, with which verbs, and how the outlet takes them.
--
-- The stance lies in the words that report (lib/cues.lua). Quotations without a speaker are counted as unknown.
local tenor = require "tenor"
local cues  = require "cues"

return {
  summary  = "Who is quoted how much, with which verbs, and in what stance: neutral, doubting, endorsing, charged.",
  version  = 1,
  lexicons = { "engagement", "loaded" },
  options  = {
    top   = { 10, "speakers in the report" },
    verbs = { 3, "verbs in the report, for each outlet" },
  },

  score = function (doc)
    local record = cues.count(doc)
    record.share = 1 - doc:size { voice = "author" } / math.max(doc:size(), 1)
    return record
  end,

  by   = "outlet",
  keep = {
    words = tenor.tally(), quotes = tenor.tally(), verbs = tenor.tally(), stances = tenor.tally(),
    cold = tenor.tally(), share = tenor.mean(),
  },

  report = function (all, opt, out)
    out:heading "Who is quoted, and how"
    local t = out:table("outlet", "articles", "% quoted", "% unknown", "% doubting", "% endorsing", "% charged")
    for outlet, g in all:groups() do
      local n = math.max(g.quotes.total, 1)
      t:row(outlet, g.n, 100 * g.share.mean, 100 * g.quotes:count "unknown" / n,
            100 * g.stances:count "doubting" / n, 100 * g.stances:count "endorsing" / n,
            100 * g.stances:count "charged" / n)
    end
    out:heading("Their verbs", 2)
    local verbs = out:table("outlet", "verb", "times")
    for outlet, g in all:groups() do
      for verb, times in g.verbs:top(opt.verbs) do verbs:row(outlet, verb, times) end
    end
    out:heading("The most quoted", 2)
    local speakers = out:table("speaker", "words", "quotations", "% doubting or charged")
    for who, words in all.words:top(opt.top) do
      local n = all.quotes:count(who)
      speakers:row(who, words, n, 100 * all.cold:count(who) / n)
    end
  end,
}
