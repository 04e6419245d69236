--- What an article is about, for finding others that report the same event (`tenor.events`), and what one of them
--- mentions that another leaves out.
local happening = {}

local OPENING = 150 -- words: what happened stands in the first of them, as news is written
local SHORTEST = 5  -- bytes: shorter words are in too many articles to tell them apart
local NAMES, WORDS = 18, 14

local function add(tally, label, n) tally[label] = (tally[label] or 0) + n end

-- Labels of the most, the most frequent first; standing in the opening or the title counts like two mentions more.
local function choose(tally, opening, title, most)
  local list = {}
  for label, n in pairs(tally) do
    local in_title = string.find(title, string.lower(label), 1, true)
    list[#list + 1] = { label = label, weight = n + (opening[label] and 2 or 0) + (in_title and 2 or 0) }
  end
  table.sort(list, function (a, b) return a.weight > b.weight end)
  return table.move(list, 1, math.min(most, #list), 1, {})
end

--- All names outside of furniture, in any voice: name in full → how often, and those of the opening.
function happening.names(doc)
  local tally, opening = {}, {}
  for name in doc:names() do
    local label = name.target or name.kind == "name" and name.text
    if label and name.part ~= "furniture" and string.find(label, "^[%u\128-\255]") then
      add(tally, label, 1)
      opening[label] = opening[label] or name.first <= OPENING
    end
  end
  return tally, opening
end

--- All words in lower case that say something by themselves: word → how often, and those of the opening.
function happening.words(doc)
  local tally, opening = {}, {}
  for word in doc:words() do
    local text = word.text
    if #text >= SHORTEST and string.find(text, "^[%l\128-\255]") and word.content and word.part ~= "furniture" then
      add(tally, text, 1)
      opening[text] = opening[text] or word.first <= OPENING
    end
  end
  return tally, opening
end

--- What stands for the article in `tenor.events`: its main names, and its main words as far as they are in the
--- opening; label → how often the whole article has it. 32 at most, for there may be many articles.
function happening.features(doc)
  local features, title = {}, string.lower(doc.title or "")
  local names, early = happening.names(doc)
  for _, one in ipairs(choose(names, early, title, NAMES)) do features[one.label] = names[one.label] end
  local words, opening = happening.words(doc)
  local told = {}
  for word in pairs(opening) do
    if opening[word] then told[word] = words[word] end
  end
  for _, one in ipairs(choose(told, opening, title, WORDS)) do features[one.label] = words[one.label] end
  return features
end

return happening
