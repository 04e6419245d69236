--- What a comparison counts in one article, and what it keeps of all of them (scripts/compare.lua).
--
--     article ──► record: weights, words, tallies, examples, a sketch ──► rates with intervals, terms, a few records
--
-- Whatever is compared is a sum by another sum of the same articles: weight of the outlet's own evaluative words by its
-- own words, quotations taken with doubt by all quotations. So an interval can be had for each (tenor.rate).
local tenor     = require "tenor"
local cues      = require "cues"
local editorial = require "editorial"
local happening = require "happening"
local namings   = require "namings"
local tallies   = require "tallies"
local tools     = require "compare_tools"

local compared = {}

local OWN    = { class = "evaluative", lexicon = "loaded", voice = "author" }
local QUOTED = { class = "evaluative", lexicon = "loaded", voice = { "quoted", "reported" } }
local ANY    = { class = "evaluative", lexicon = "loaded" }
local BLAME  = { class = "evaluative", lexicon = "loaded", voice = "author", sign = "negative" }
local PRAISE = { class = "evaluative", lexicon = "loaded", voice = "author", sign = "positive" }
local EVENTS = { class = "event", negated = false }
local OTHER  = { class = "valence", voice = "author" }

local add = tallies.add

-- What the articles are compared by: their outlet, part of their date, or any field of theirs.
local function side_of(doc, by)
  local length = ({ year = 4, month = 7, day = 10 })[by]
  local value = doc.meta[by]
  if by == "outlet" then value = doc.outlet end
  if length then value = doc.date and doc.date:match "^%d%d%d%d%-%d%d%-%d%d" and doc.date:sub(1, length) end
  return value ~= nil and tostring(value) or tools.missing(by)
end

local function has_headline(doc)
  local first = doc:paragraphs()()
  return first ~= nil and first.part == "headline"
end

-- The value under the year, the month and the day of the article: the report takes what suits it.
local function by_period(doc, value)
  local day, tally = doc.date and doc.date:match "^%d%d%d%d%-%d%d%-%d%d", {}
  for _, length in ipairs(day and { 4, 7, 10 } or {}) do tally[day:sub(1, length)] = value end
  return tally
end

-- Whoever is named less often in an article is not whom it is about: without them the names of a corpus, which are
-- kept, stay few.
local OFTEN = 3

local function often(tally)
  local some = {}
  for label, n in pairs(tally) do if n >= OFTEN then some[label] = n end end
  return some
end

local function of(some, tally)
  local list = {}
  for label in pairs(some) do list[label] = tally[label] end
  return list
end

-- Of labels "Person: naming" those of these persons.
local function labels_of(persons, tally)
  local some = {}
  for label, n in pairs(tally) do
    if persons[label:match "^(.-): "] then some[label] = n end
  end
  return some
end

-- Weight of the outlet's own words about each target, and how often it names them.
local function towards(doc)
  local weight, mentions = {}, {}
  for name in doc:names() do
    if name.target and name.is and name.voice == "author" and name.part ~= "furniture" then
      add(mentions, name.target, 1)
    end
  end
  mentions = often(mentions)
  for hit in doc:hits(OWN) do
    if hit.target and mentions[hit.target] then add(weight, hit.target, hit.weight) end
  end
  return weight, mentions
end

-- The sentence around a hit, in one line, cut where it is long: "… the tyrant of the north said …".
local function context(hit)
  local around = hit:around(9)
  local sentence = hit.sentence
  local text = #sentence <= 22 and sentence.text or around.text
  text = text:gsub("%s+", " ")
  return #sentence <= 22 and text or "… " .. text .. " …"
end

-- Which loaded words it uses itself, and an example of some of them.
local function own_words(doc, most)
  local times, examples, n, strongest = {}, {}, 0, {}
  for hit in doc:hits(OWN) do
    local term = hit.term
    if not times[term] then
      strongest[#strongest + 1] = { text = hit.text:gsub("%s+", " "), weight = math.abs(hit.weight) }
      if n < most then examples[term], n = context(hit), n + 1 end
    end
    add(times, term, 1)
  end
  table.sort(strongest, function (a, b) return a.weight > b.weight end)
  local list = {}
  for i = 1, math.min(5, #strongest) do list[i] = strongest[i].text end
  return times, examples, table.concat(list, ", ")
end

-- Its loaded words by kind: "insult" for all categories below it.
local function kinds(doc)
  local tally = {}
  for category, n in pairs(doc:tally("category", OWN)) do add(tally, category:match "^[^/]+", n) end
  return tally
end

-- How well an article shows an outlet's own way with words: what its loaded words weigh, in a text that can be read at
-- a sitting. nil: it shows nothing.
local function telling(doc, different)
  local words = doc:size()
  if words < 120 or words > 1200 or different < 3 then return nil end
  return (doc:weigh(PRAISE) - doc:weigh(BLAME)) / (words + 200)
end

--- The record of one article.
function compared.record(doc, opt)
  local spoken, named = cues.count(doc), namings.count(doc)
  local toward, mentions = towards(doc)
  local persons = often(named.mentions)
  local times, examples, strongest = own_words(doc, 12)
  local own, words = doc:weigh(OWN), doc:size(OWN)
  local features, names = happening.features(doc)
  local shows = telling(doc, tallies.size(times))
  return {
    side = side_of(doc, opt.by),
    headed = has_headline(doc), words = doc:size(), own_words = words, quoted_words = doc:size(QUOTED),
    own = own, quoted = doc:weigh(QUOTED), events = doc:count(EVENTS),
    any = doc:weigh(ANY), other = doc:weigh(OTHER), blame = doc:weigh(BLAME),
    balance = doc:count(PRAISE) - doc:count(BLAME), tone = doc:rate(OWN),
    used = times, examples = examples, kinds = kinds(doc),
    toward = toward, mentions = mentions,
    judged = of(persons, named.judged), persons = persons,
    namings = labels_of(persons, named.namings), judging = labels_of(persons, named.judging),
    quotes = tallies.total(spoken.quotes), speakers = spoken.quotes, stances = spoken.stances, verbs = spoken.verbs,
    label = editorial.label(doc, { cutoff = opt.cutoff, least = opt.different }),
    dated = by_period(doc, own), dated_words = by_period(doc, words),
    strongest = strongest, features = features, names = names, sketch = doc:sketch(),
    telling = shows, text = shows and doc.text or nil,
  }
end

--- What is kept of the records, by side and by half of it.
compared.keep = {
  own     = tenor.rate { per = "own_words", times = 100 },
  quoted  = tenor.rate { per = "quoted_words", times = 100 },
  events  = tenor.rate { per = "words", times = 100 },
  any     = tenor.rate { per = "words", times = 100 },
  other   = tenor.rate { per = "own_words", times = 100 },
  blame   = tenor.rate { per = "own_words", times = 100 },
  balance = tenor.rate { per = "own_words", times = 100 },
  tone    = tenor.rate(),
  words   = tenor.rate(),
  headed  = tenor.rate { times = 100 },
  quoted_words = tenor.rate { per = "words", times = 100 },

  used     = tenor.terms { per = "own_words" },
  kinds    = tenor.terms { per = "own_words" },
  examples = tenor.examples { most = 2 },
  verbs    = tenor.terms { per = "quotes" },

  toward   = tenor.rates { per = "mentions", times = 100 },
  judged   = tenor.rates { per = "persons", times = 100 },
  namings  = tenor.tally(),
  judging  = tenor.tally(),
  speakers = tenor.tally(),
  stances  = tenor.rates { per = "quotes", times = 100 },
  label    = tenor.rates { times = 100 },
  dated    = tenor.rates { per = "dated_words", times = 100 },

  articles = tenor.records {
    most = 5000, together = "date", fields = { "side", "tone", "label", "strongest", "features", "names", "sketch" },
  },
  shown    = tenor.records { most = 1, top = "telling", fields = { "side", "text", "tone" } },
}

return compared
