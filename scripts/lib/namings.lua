--- How an outlet names persons: by name, by office, or by a word that judges.
--
-- A naming judges when a loaded word of the outlet's own stands in it, in front of it or beside it: the despot, a
-- snarling Dragomar, Dragomar, the butcher of the coast. It counts once for each sentence.
local tallies = require "tallies"

local namings = {}

local JUDGING = {
  class = "evaluative", voice = "author", lexicon = "loaded", -- kinds that name or describe: no verbs (blasted, swipe at)
  category = { "epithet", "insult", "condemnation", "ridicule", "praise", "partisan", "dehumanising" },
}
local NAMES   = { ["naming-slot"] = true, premodifier = true, apposition = true, term = true }

local add = tallies.add

-- As it is to be counted: one spelling for the article.
local function naming_of(name)
  local text = string.gsub(name.text, "%s+", " ")
  return (string.gsub(text, "^The ", "the "))
end

--- Tallies of an article's own words: `mentions` and `judged` by person, `namings` by "Person: naming", and `judging`
--- by "Person: word that judges".
function namings.count(doc)
  local mentions, judged, names, judging = {}, {}, {}, {}
  local is_person = {}
  for name in doc:names() do
    if name.is == "person" and name.voice == "author" and name.part ~= "furniture" then
      is_person[name.target] = true
      add(mentions, name.target)
      add(names, name.target .. ": " .. naming_of(name))
    end
  end
  local last = {} -- person → the sentence that was counted last
  for hit in doc:hits(JUDGING) do
    local person = hit.target
    if is_person[person or ""] and NAMES[hit.rule] then
      if last[person] ~= hit.sentence then add(judged, person) end
      last[person] = hit.sentence
      add(judging, person .. ": " .. hit.term)
      if hit.rule ~= "naming-slot" then add(names, person .. ": " .. hit.text .. " …") end
    end
  end
  return { mentions = mentions, judged = judged, namings = names, judging = judging }
end

--- The most frequent labels of one person in a tally of "Person: label": a list of { label, times }.
function namings.of(tally, person, most)
  local head, list = person .. ": ", {}
  for label, times in tally:top(100000) do
    if #list == most then break end
    if string.sub(label, 1, #head) == head then list[#list + 1] = { string.sub(label, #head + 1), times } end
  end
  return list
end

return namings
