--- What an article is about, for finding others that report the same event (`tenor.events`), and what one of them
--- mentions that the others leave out.
--
--      score    features(doc)  ──► { ["Orrel Dam"] = 3, spillway = 2, … }   32 at most: stands for the article
--               mentions(doc)  ──► all names and words, for `contrast`
--      report   contrast { mentions of one, of another, … } ──► what each alone has, what each lacks
local tallies = require "tallies"

local happening = {}

local OPENING      = 150    -- words: what happened stands in the first of them, as news is written
local SHORTEST     = 5      -- bytes: shorter words are in too many articles to tell them apart
local NAMES, WORDS = 18, 14 -- features of either kind; there may be many articles
local STEM, ENDING = 5, 3   -- bytes: words that differ in no more than their ending are the same to `contrast`

local add = tallies.add

-- "BEIRUT" of a dateline is the "Beirut" of the text; "NATO" is no "Nato" unless the text has that too.
local function merge_capitals(tally, first)
  for label, n in pairs(tally) do
    local plain = not string.find(label, "%l") and string.gsub(label, "(%u)(%u+)", function (initial, rest)
      return initial .. string.lower(rest)
    end)
    if plain and plain ~= label and tally[plain] then
      tally[plain], tally[label] = tally[plain] + n, nil
      first[plain] = math.min(first[plain], first[label])
    end
  end
end

--- All names outside of furniture, in any voice: name in full → how often, and → the word where it first stands.
function happening.names(doc)
  local tally, first = {}, {}
  for name in doc:names() do
    local label = name.target or name.kind == "name" and name.text
    if label and name.part ~= "furniture" and string.find(label, "^[%u\128-\255].") then
      add(tally, label)
      first[label] = first[label] or name.first
    end
  end
  merge_capitals(tally, first)
  return tally, first
end

local function without_possessive(text)
  return string.find(text, "['’]s?$") and string.match(text, "^(.-)['’]+s?$") or text
end

-- A word in lower case; nil for a capital that is not just that of a sentence.
local function lowered(word, text)
  text = without_possessive(text)
  if not string.find(text, "^%u") then return text end
  return word.first == word.sentence.first and not word.whom and string.lower(text) or nil
end

--- The same of words that say something by themselves, in lower case; of the first `opening` words alone, if it is given.
function happening.words(doc, opening)
  local tally, first, skipped = {}, {}, {}
  opening = opening or math.huge
  for word in doc:words() do
    local text = word.text
    if word.first > opening then break end
    if #text < SHORTEST or skipped[text] then
      -- most words
    elseif tally[text] then
      tally[text] = tally[text] + 1
    elseif word.part ~= "furniture" then
      local label = lowered(word, text)
      if label and (tally[label] or word.content and string.find(label, "^[%l\128-\255]")) then
        add(tally, label)
        first[label] = first[label] or word.first
      elseif label then
        skipped[text] = true
      end
    end
  end
  return tally, first
end

-- Adds the `most` most frequent labels to the features; to stand in the opening and in the title counts like two
-- mentions more each. Among equals the earliest.
local function choose(features, tally, first, title, most)
  local list = {}
  for label, n in pairs(tally) do
    local opens  = first[label] <= OPENING and 2 or 0
    local titled = string.find(title, string.lower(label), 1, true) and 2 or 0
    list[#list + 1] = { label = label, weight = n + opens + titled, first = first[label] }
  end
  table.sort(list, function (a, b)
    if a.weight ~= b.weight then return a.weight > b.weight end
    return a.first < b.first
  end)
  for i = 1, math.min(most, #list) do features[list[i].label] = tally[list[i].label] end
end

--- What stands for the article in `tenor.events`: its main names → how often it has them, and the main words of its
--- opening → how often that has them. The second value is all its names, as happening.names has them.
function happening.features(doc)
  local features, title = {}, string.lower(doc.title or "")
  local names, named = happening.names(doc)
  choose(features, names, named, title, NAMES)
  local words, first = happening.words(doc, OPENING)
  choose(features, words, first, title, WORDS)
  return features, names
end

-- ---- what one has and another has not ----------------------------------------------------------

-- The beginnings of all words of the labels.
local function meant_by(mentions)
  local set = {}
  for label in pairs(mentions) do
    for word in string.gmatch(string.lower(label), "%S+") do
      for length = math.min(STEM, #word), #word do set[string.sub(word, 1, length)] = true end
    end
  end
  return set
end

-- "Colin Clarke" is mentioned where "Clarke" is, "protest" where "protesters" are, "Karsovia" where "Karsovian" is:
-- what is said to be left out is left out in any form.
local function is_meant(set, label)
  local last = string.match(string.lower(label), "%S+$")
  return set[string.sub(last, 1, math.max(STEM, #last - ENDING))] == true
end

--- All names and words of the article, and other words with a capital → how often; for `contrast`.
function happening.mentions(doc)
  local all = happening.names(doc)
  local named = meant_by(all)
  for word, n in pairs(happening.words(doc)) do all[word] = n end
  for word in doc:words() do
    local text = without_possessive(word.text)
    local other = #text >= SHORTEST and string.find(text, "^%u") and not lowered(word, text)
    if other and word.content and word.part ~= "furniture" and not is_meant(named, text) then add(all, text) end
  end
  return all
end

local function is_name(label) return string.find(label, "^%u") ~= nil end

-- The labels, names before words, the heaviest first; what one before it means already is left out.
local function sorted(weights)
  local all, list, told = {}, {}, {}
  for label in pairs(weights) do all[#all + 1] = label end
  table.sort(all, function (a, b)
    if is_name(a) ~= is_name(b) then return is_name(a) end
    return weights[a] > weights[b]
  end)
  for _, label in ipairs(all) do
    if not is_meant(told, label) then
      list[#list + 1] = label
      for meaning in pairs(meant_by { [label] = 1 }) do told[meaning] = true end
    end
  end
  return list
end

-- How many of the sets mean the label, all but one of them.
local function count_meant(sets, label, but)
  local n = 0
  for i, set in ipairs(sets) do
    if i ~= but and is_meant(set, label) then n = n + 1 end
  end
  return n
end

--- Of two or more articles, as `mentions` gives them: beside each a table { alone = {…}, lacks = {…} }. `alone`: what
--- it mentions `least` times (2 unless said) and no other ever. `lacks`: what it never mentions, but more than half
--- of the others do, one of them `least` times. Lists of labels, names before words, the most frequent first.
function happening.contrast(articles, least)
  least = least or 2
  local sets, result = {}, {}
  for i, mentions in ipairs(articles) do sets[i] = meant_by(mentions) end
  for i in ipairs(articles) do
    local alone, lacks = {}, {}
    for k, mentions in ipairs(articles) do
      for label, n in pairs(mentions) do
        local others = n >= least and count_meant(sets, label, i)
        if not others then
          -- too few mentions to tell
        elseif k == i then
          if others == 0 then alone[label] = n end
        elseif 2 * others > #articles - 1 and not is_meant(sets[i], label) then
          lacks[label] = math.max(lacks[label] or 0, n)
        end
      end
    end
    result[i] = { alone = sorted(alone), lacks = sorted(lacks) }
  end
  return result
end

return happening
