--- How an outlet takes what others say: the stance that lies in the words that report it.
--
-- said and told pass words on, claimed and alleged keep a distance, revealed and pointed out take them for true, raged
-- and boasted colour them (lexicon "engagement", category reporting). A manner adverb at the cue (brazenly) colours it
-- too.
local tallies = require "tallies"

local cues = {}

local CUE    = { lexicon = "engagement", category = { "reporting", "attribution" } }
local MANNER = { class = "evaluative", voice = "author", lexicon = "loaded" }

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

local add = tallies.add

--- Tallies of an article's quotations and reported speech: `words` and `quotes` by speaker ("unknown" for those
--- without one), `verbs`, `stances`, and `cold`, the quotations taken with doubt or colour, by speaker.
function cues.count(doc)
  local all = { words = {}, quotes = {}, verbs = {}, stances = {}, cold = {} }
  for quote in doc:quotes() do
    if quote.part ~= "furniture" and (quote.cue or quote.speaker or quote.kind == "direct") then
      local who = quote.speaker or "unknown"
      local verb, stance = read_cue(quote)
      add(all.words, who, #quote)
      add(all.quotes, who, 1)
      add(all.stances, stance, 1)
      if verb and verb:find "%a" then add(all.verbs, verb, 1) end
      if stance == "doubting" or stance == "charged" then add(all.cold, who, 1) end
    end
  end
  return all
end

return cues
