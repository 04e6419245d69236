--- How each person is named: by name, by office, or by a word that judges.
--
--      Viktor Dragomar   Dragomar 11, the Karsovian despot 2, the president 1, snarling … 1
--
-- A naming judges when a loaded word of the outlet's own stands in it, in front of it or beside it: the despot, a
-- snarling Dragomar, Dragomar, the butcher of the coast. It counts once for each sentence. What others call a person
-- is left to the script "targets".
local tenor = require "tenor"

local JUDGING = { class = "evaluative", voice = "author" }
local NAMES   = { ["naming-slot"] = true, premodifier = true, apposition = true, term = true }

local function add(tally, label) tally[label] = (tally[label] or 0) + 1 end

-- As it is to be counted: without the possessive, and one spelling for the article.
local function naming_of(name)
  local text = string.gsub(name.text, "%s+", " ")
  return (string.gsub(text, "^The ", "the "))
end

-- Rows of the most frequent namings of one person: labels that begin with the person's name.
local function list_namings(rows, outlet, person, namings, most)
  local head, listed = person .. ": ", 0
  for label, times in namings:top(1000) do
    if string.sub(label, 1, #head) == head and listed < most then
      rows:row(outlet, person, string.sub(label, #head + 1), times)
      listed = listed + 1
    end
  end
end

return {
  summary  = "How each person is named, and how many of the namings judge.",
  version  = 1,
  lexicons = { "loaded" },
  options  = {
    top     = { 3, "persons in the report, for each outlet" },
    namings = { 4, "namings of each" },
    least   = { 2, "mentions that a person needs" },
  },

  score = function (doc)
    local mentions, judged, namings = {}, {}, {}
    local is_person = {}
    for name in doc:names() do
      if name.is == "person" and name.voice == "author" and name.part ~= "furniture" then
        is_person[name.target] = true
        add(mentions, name.target)
        add(namings, name.target .. ": " .. naming_of(name))
      end
    end
    local last = {} -- person → the sentence that was counted last
    for hit in doc:hits(JUDGING) do
      local person = hit.target
      if is_person[person or ""] and NAMES[hit.rule] then
        if last[person] ~= hit.sentence then add(judged, person) end
        last[person] = hit.sentence
        if hit.rule ~= "naming-slot" then add(namings, person .. ": " .. hit.text .. " …") end
      end
    end
    return { mentions = mentions, judged = judged, namings = namings }
  end,

  by   = "outlet",
  keep = { mentions = tenor.tally(), judged = tenor.tally(), namings = tenor.tally() },

  report = function (all, opt, out)
    out:heading "How persons are named"
    local t = out:table("outlet", "person", "mentions", "% judging")
    for outlet, g in all:groups() do
      for person, n in g.mentions:top(opt.top) do
        if n >= opt.least then t:row(outlet, person, n, 100 * math.min(g.judged:count(person) / n, 1)) end
      end
    end
    out:heading("Their names", 2)
    local names = out:table("outlet", "person", "naming", "times")
    for outlet, g in all:groups() do
      for person, n in g.mentions:top(opt.top) do
        if n >= opt.least then list_namings(names, outlet, person, g.namings, opt.namings) end
      end
    end
  end,
}
