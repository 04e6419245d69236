--- The lexical persuasion techniques of SemEval-2020 task 11 (Da San Martino et al. 2020), as far as words show them.
local techniques = {}

techniques.names = {
  "name_calling", "loaded_language", "doubt", "exaggeration", "appeal_to_fear", "flag_waving", "repetition",
}

-- By the categories of the lexicon `loaded`. Repetition has none: it is any of these words, said again.
local CATEGORIES = {
  name_calling    = { "epithet", "insult/fool", "insult/wretch", "profanity/person", "profanity/slur", "dehumanising",
                      "partisan" },
  loaded_language = { "condemnation", "sensational", "ridicule", "smear_verb", "insult/character", "insult/vice",
                      "insult/set_phrase", "profanity/word", "praise", "euphemism" },
  doubt           = "doubt",
  exaggeration    = "hyperbole",
  appeal_to_fear  = { "fear", "doom" },
  flag_waving     = "flag_waving",
}

local SAID_BY = { own = "author", quoted = { "quoted", "reported" } }

techniques.filters = {}
for side, voice in pairs(SAID_BY) do
  local filters = { any = { lexicon = "loaded", class = "evaluative", voice = voice, negated = false } }
  for name, category in pairs(CATEGORIES) do
    filters[name] = { lexicon = "loaded", category = category, voice = voice, negated = false }
  end
  techniques.filters[side] = filters
end

--- Loaded words that one side says more often than its rarest, and how much more often. Measured against the rarest
--- because any word comes back when a text is long enough: the same text twice over repeats no more than once.
function techniques.repeated(span, side)
  local times = span:tally("term", techniques.filters[side].any)
  local least, list = math.huge, {}
  for _, n in pairs(times) do least = math.min(least, n) end
  for word, n in pairs(times) do
    if n > least then list[word] = n - least end
  end
  return list
end

--- How often each technique is used per 100 words of one side: "own", the outlet's words, or "quoted".
function techniques.rates(span, side)
  local filters, rates = techniques.filters[side], {}
  local words = math.max(span:size(filters.any), 1)
  for name in pairs(CATEGORIES) do rates[name] = 100 * span:count(filters[name]) / words end
  local again = 0
  for _, n in pairs(techniques.repeated(span, side)) do again = again + n end
  rates.repetition = 100 * again / words
  return rates
end

--- The names of those used at all, most used first.
function techniques.used(rates)
  local list = {}
  for _, name in ipairs(techniques.names) do
    if rates[name] > 0 then list[#list + 1] = name end
  end
  table.sort(list, function (a, b) return rates[a] > rates[b] end)
  return list
end

return techniques
