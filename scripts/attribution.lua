--- Who gets to speak: how many words of whom, with which verbs, and how the outlet takes them.
--
-- The stance lies in the cue: said and told pass words on, claimed and alleged keep a distance, revealed and pointed
-- out take them for true, raged and boasted colour them (lexicon "engagement", category reporting). A manner
-- adverb at the cue (brazenly) colours it too. Quotations without a speaker are counted as unknown.
local tenor = require "tenor"

local CUE    = { lexicon = "engagement", category = { "reporting", "attribution" } }
local MANNER = { class = "evaluative", voice = "author" }

-- Categories of cues by the stance that they take.
local STANCE = {
  ["reporting/neutral"] = "neutral", ["reporting/thought"] = "neutral", ["attribution/neutral"] = "neutral",
  ["attribution/unnamed"] = "neutral", ["reporting/doubting"] = "doubting", ["attribution/distancing"] = "doubting",
  ["reporting/noun/doubting"] = "doubting", ["reporting/endorsing"] = "endorsing",
  ["reporting/noun/endorsing"] = "endorsing", ["reporting/charged"] = "charged",
  ["reporting/noun/charged"] = "charged", ["reporting/accusing"] = "charged",
}

-- The cue's verb as the lexicon has it, and its stance.
local function read_cue(quote)
  if not quote.cue then return nil, "none" end
  local cue = quote.cue_span
  local verb, stance = string.lower(quote.cue), "neutral"
  for hit in cue:around(2):hits(CUE) do
    if hit.first <= cue.last and hit.last >= cue.first then
      verb, stance = hit.term, STANCE[hit.category] or stance
      break
    end
  end
  if stance == "neutral" and cue:around(1):has(MANNER) then stance = "charged" end
  return verb, stance
end

local function add(tally, label, n) tally[label] = (tally[label] or 0) + n end

return {
  summary  = "Who is quoted how much, with which verbs, and in what stance: neutral, doubting, endorsing, charged.",
  version  = 1,
  lexicons = { "engagement", "loaded" },
  options  = {
    top   = { 10, "speakers in the report" },
    verbs = { 3, "verbs in the report, for each outlet" },
  },

  score = function (doc)
    local words, quotes, verbs, stances, cold = {}, {}, {}, {}, {}
    for quote in doc:quotes() do
      if quote.part ~= "furniture" and (quote.cue or quote.speaker or quote.kind == "direct") then
        local who = quote.speaker or "unknown"
        local verb, stance = read_cue(quote)
        add(words, who, #quote)
        add(quotes, who, 1)
        add(stances, stance, 1)
        if verb then add(verbs, verb, 1) end
        if stance == "doubting" or stance == "charged" then add(cold, who, 1) end
      end
    end
    return {
      words = words, quotes = quotes, verbs = verbs, stances = stances, cold = cold,
      share = 1 - doc:size { voice = "author" } / math.max(doc:size(), 1),
    }
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
