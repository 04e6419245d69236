--- VADER (Hutto & Gilbert 2014), word for word: the scores that its reference implementation gives.
--
-- For comparison with published figures. VADER has word rules of its own (blanks part words, emoticons are
-- words, five neighbours decide), so this script reads the raw text and asks the lexicon for single entries; it
-- knows nothing of voices. The lexicon is its authors' (MIT licence): get vader_lexicon.txt and
--
--     tenor lexicon import vader_lexicon.txt -o lexicons/vader.yml
local tenor = require "tenor"
local vader = require "vader"

local LIST             = tenor.lexicon "vader"
local BOOSTERS, IDIOMS = vader.boosters, vader.idioms
local CAPS, NEGATION   = 0.733, -0.74   -- what capitals add and a negation makes of it, by the paper
local FADING           = { 1, 0.95, 0.9 } -- how much of a booster is left by its distance
local BEFORE           = { { -1, 0 }, { -2, 0 }, { -2, -1 }, { -3, -1 }, { -3, -2 } }
local TWO_WORDS        = { { -3, -1 }, { -3, -2 }, { -2, -1 } }

local function weigh(word) return LIST:weight(word) end

local function boost_at(a, i, valence)
  local boost = BOOSTERS[a.words[i]] or 0
  if boost == 0 then return 0 end
  if valence < 0 then boost = -boost end
  if a.mixed and a.loud[i] then boost = boost + (valence > 0 and CAPS or -CAPS) end
  return boost
end

local function is_so(word) return word == "so" or word == "this" end

-- What the word `back` places before i makes of the valence.
local function negate(words, i, back, valence)
  local word, one, two = words[i - back], words[i - 1], words[i - 2]
  if back == 2 then
    if word == "never" and is_so(one) then return valence * 1.25 end
    if word == "without" and one == "doubt" then return valence end
  elseif back == 3 then
    if word == "never" and is_so(two) or is_so(one) then return valence * 1.25 end
    if word == "without" and (two == "doubt" or one == "doubt") then return valence end
  end
  return vader.is_negation(word) and valence * NEGATION or valence
end

local function idioms(words, i, valence)
  local function join(from, to) return table.concat(words, " ", i + from, i + to) end
  for k = 1, #BEFORE do
    local value = IDIOMS[join(BEFORE[k][1], BEFORE[k][2])]
    if value then valence = value break end
  end
  if i + 1 <= #words then valence = IDIOMS[join(0, 1)] or valence end
  if i + 2 <= #words then valence = IDIOMS[join(0, 2)] or valence end
  for k = 1, #TWO_WORDS do valence = valence + (BOOSTERS[join(TWO_WORDS[k][1], TWO_WORDS[k][2])] or 0) end
  return valence
end

-- The lexicon's own "no" is a negation where it stands before another of its words.
local function bare_valence(a, i)
  local words = a.words
  local one, own = words[i - 1], a.weight[words[i]]
  if one == "no" or words[i - 2] == "no" or words[i - 3] == "no" and (one == "or" or one == "nor") then
    return own * NEGATION
  end
  return words[i] == "no" and a.weight[words[i + 1]] and 0 or own
end

local function valence_at(a, i)
  local words, weight = a.words, a.weight
  if BOOSTERS[words[i]] or words[i] == "kind" and words[i + 1] == "of" then return 0 end
  local valence = bare_valence(a, i)
  if a.mixed and a.loud[i] then valence = valence + (valence > 0 and CAPS or -CAPS) end
  for back = 1, math.min(3, i - 1) do
    if not weight[words[i - back]] then
      valence = valence + boost_at(a, i - back, valence) * FADING[back]
      valence = negate(words, i, back, valence)
      if back == 3 then valence = idioms(words, i, valence) end
    end
  end
  local one, two = words[i - 1], words[i - 2]
  if one == "least" and not weight[one] and two ~= "at" and two ~= "very" then valence = valence * NEGATION end
  return valence
end

local function round(x, digits) return tonumber(string.format("%." .. digits .. "f", x)) + 0.0 end

local function scores(values, text)
  local sum, positive, negative, neutral = 0, 0, 0, 0
  for i = 1, #values do
    local value = values[i]
    sum = sum + value
    if value > 0 then positive = positive + value + 1
    elseif value < 0 then negative = negative + value - 1
    else neutral = neutral + 1 end
  end
  local more = vader.emphasis(text)
  if sum > 0 then sum = sum + more elseif sum < 0 then sum = sum - more end
  if positive > -negative then positive = positive + more
  elseif positive < -negative then negative = negative - more end
  local all = positive - negative + neutral
  if all == 0 then return { compound = 0, pos = 0, neu = 0, neg = 0 } end
  return { compound = round(sum / math.sqrt(sum * sum + 15), 4), pos = round(positive / all, 3),
           neu = round(neutral / all, 3), neg = round(-negative / all, 3) }
end

return {
  summary  = "VADER's compound, pos, neu and neg, as its reference implementation gives them.",
  version  = 1,
  lexicons = { "vader" },

  score = function (doc)
    local a = vader.words_of(doc.text, weigh)
    local words = a.words
    local values = {}
    for i = 1, #words do values[i] = a.weight[words[i]] and valence_at(a, i) or 0 end
    vader.weigh_but(words, values)
    return scores(values, doc.text)
  end,

  by   = "outlet",
  keep = { compound = tenor.mean(), pos = tenor.mean(), neg = tenor.mean() },
}
