--- VADER (Hutto & Gilbert 2014), word for word: the scores that its reference implementation gives.
--
-- For comparison with published figures. VADER has word rules of its own (blanks part words, emoticons are
-- words, five neighbours decide), so this script looks at tokens and asks the lexicon for single entries; it
-- knows nothing of voices. The lexicon is its authors' (MIT licence): get vader_lexicon.txt and
--
--     tenor lexicon import vader_lexicon.txt -o lexicons/vader.yml
local tenor = require "tenor"
local vader = require "vader"

local LIST             = tenor.lexicon "vader"
local BOOSTERS, PAIRS  = vader.boosters, vader.pairs
local NEGATES, NONE    = vader.negates, {}
local CAPS, NEGATION   = 0.733, -0.74   -- what capitals add and a negation makes of it, by the paper
local FADING           = { 1, 0.95, 0.9 } -- how much of a booster is left by its distance

-- What token i adds to the valence of one that stands `back` places behind it.
local function boost(tokens, i, back, valence, mixed)
  local more = BOOSTERS[tokens:text(i)]
  if valence < 0 then more = -more end
  if mixed and tokens:loud(i) then more = more + (valence > 0 and CAPS or -CAPS) end
  return more * FADING[back]
end

local function is_so(word) return word == "so" or word == "this" end

local function negate_from_two(two, one, valence)
  if two == "never" and is_so(one) then return valence * 1.25 end
  if two == "without" and one == "doubt" then return valence end
  return valence * NEGATION
end

local function negate_from_three(three, two, one, valence)
  if three == "never" and is_so(two) or is_so(one) then return valence * 1.25 end
  if three == "without" and (two == "doubt" or one == "doubt") then return valence end
  return valence * NEGATION
end

-- The valence of token i, to which the lexicon gives the weight `own`, by the words around it.
local function valence_at(tokens, i, own, loud, mixed)
  local three, two, one, word = tokens:text(i - 3, i)
  if BOOSTERS[word] or word == "kind" and tokens:text(i + 1) == "of" then return 0 end
  local three_weighs, two_weighs, one_weighs = tokens:weight(i - 3, i - 1)
  local valence = own
  -- The lexicon's own "no" is a negation where it stands before another of its words.
  if word == "no" and tokens:weight(i + 1) then valence = 0 end
  if one == "no" or two == "no" or three == "no" and (one == "or" or one == "nor") then valence = own * NEGATION end
  if mixed and loud then valence = valence + (valence > 0 and CAPS or -CAPS) end
  if one and not one_weighs then
    if BOOSTERS[one] then valence = valence + boost(tokens, i - 1, 1, valence, mixed) end
    if NEGATES[one] then valence = valence * NEGATION end
  end
  if two and not two_weighs then
    if BOOSTERS[two] then valence = valence + boost(tokens, i - 2, 2, valence, mixed) end
    if NEGATES[two] then valence = negate_from_two(two, one, valence) end
  end
  if three and not three_weighs then
    if BOOSTERS[three] then valence = valence + boost(tokens, i - 3, 3, valence, mixed) end
    if NEGATES[three] or is_so(one) then valence = negate_from_three(three, two, one, valence) end
    if (PAIRS[three] or NONE)[two] or (PAIRS[two] or NONE)[one] or (PAIRS[one] or NONE)[word] or PAIRS[word] then
      valence = vader.with_idioms(valence, tokens:text(i - 3, i + 2))
    end
  end
  if one == "least" and not one_weighs and two ~= "at" and two ~= "very" then valence = valence * NEGATION end
  return valence
end

local function round(x, digits) return tonumber(string.format("%." .. digits .. "f", x)) + 0.0 end

local function scores(values, words, text)
  local sum, positive, negative, neutral = 0, 0, 0, words - #values
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
    local tokens = doc:tokens(LIST)
    local mixed = tokens.capitals > 0 and tokens.capitals < #tokens
    local places, values, n = {}, {}, 0 -- of the tokens that are felt; the value of all others is 0
    for i, weight, loud in tokens:weighed() do
      local value = valence_at(tokens, i, weight, loud, mixed)
      if value ~= 0 then
        n = n + 1
        places[n], values[n] = i, value
      end
    end
    local but = tokens:find "but"
    if but then vader.weigh_but(places, values, but) end
    return scores(values, #tokens, doc.text)
  end,

  by   = "outlet",
  keep = { compound = tenor.mean(), pos = tenor.mean(), neg = tenor.mean() },
}
