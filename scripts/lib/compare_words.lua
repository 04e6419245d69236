--- The loaded words, and the kinds of them, that set each side apart in its own voice, with examples in context; and the
--- labels of its articles.
local tools = require "compare_tools"

local words = {}

local LEAST     = 10   -- articles that use a word, of all sides: with fewer no difference could be beyond chance
local SURE      = 0.05 -- q
local LEAD      = 0.01 -- p
local MOST_BARS = 12

local function by_group(rows)
  local groups = {}
  for _, row in ipairs(rows) do
    groups[row.group] = groups[row.group] or {}
    table.insert(groups[row.group], row)
  end
  return groups
end

local function ratio_of(row) return { value = row.ratio, low = row.low, high = row.high, n = row.docs } end

-- What is beyond chance, and what only might be.
local function sift(rows)
  local sure, leads = {}, {}
  for _, row in ipairs(rows or {}) do
    if row.q < SURE then sure[#sure + 1] = row
    elseif row.p < LEAD and row.ratio > 0 then leads[#leads + 1] = string.format("%s (%d)", row.term, row.times) end
  end
  return sure, leads
end

--- Which kinds of loaded words.
function words.kinds(sides, all, opt, out)
  out:heading("Kinds of loaded words that set each apart, in its own voice", 2)
  local groups = by_group((all:keyness("kinds", { by = "side", most = 40, least = LEAST })))
  local t, none = nil, {}
  for _, side in ipairs(sides) do
    local sure = sift(groups[side.name])
    for _, row in ipairs(sure) do
      t = t or out:table(opt.by, "kind", "times", "per 100,000", "others", "log ratio", "q")
      t:row(side.name, row.term, row.times, row.rate, row.rest_rate, ratio_of(row), row.q)
    end
    if #sure == 0 then none[#none + 1] = side.name end
  end
  if #none > 0 then out:line("Nothing beyond chance sets apart: %s.", tools.listed(none)) end
  out:note "Log ratio: log2 of how many times more often than the others, with its 95% interval: 1 is twice, −1 half."
end

local function examples(side, rows, most)
  local list = {}
  for _, row in ipairs(rows) do
    local text = row.ratio > 0 and side.g.examples:of(row.term)[1]
    if text and #list < most then list[#list + 1] = row.term .. ": " .. tools.cut(text, 220) end
  end
  return list
end

local function show(side, sure, leads, opt, out)
  out:heading(side.name, 3)
  if #sure > 0 then
    local t = out:table("word", "times", "articles", "per 100,000", "others", "G²", "z", "evenness", "q")
    for _, row in ipairs(sure) do
      t:row(row.term, row.times, row.docs, row.rate, row.rest_rate, row.g2, row.z, row.evenness, row.q)
    end
  end
  local list = examples(side, sure, opt.examples)
  if #list > 0 then out:list(list) end
  if #leads > 0 then out:line("Leads, not beyond chance: %s.", table.concat(leads, ", ")) end
end

-- The clearest differences of all sides in one picture.
local function draw(groups, opt, out)
  local all = {}
  for name, rows in pairs(groups) do
    for _, row in ipairs((sift(rows))) do all[#all + 1] = { name = name, row = row } end
  end
  table.sort(all, function (a, b) return a.row.q < b.row.q end)
  local bars = {}
  for i = 1, math.min(MOST_BARS, #all) do
    bars[i] = { all[i].row.term .. " · " .. all[i].name, ratio_of(all[i].row) }
  end
  if #bars < 3 then return end
  out:chart {
    kind = "bars", title = "The clearest words: how much more often than the others, log2",
    about = "Loaded words that one " .. opt.by .. " uses in its own voice more often (to the right) or less often than the others, "
            .. "as log ratio with its 95% interval. 1 is twice as often, −1 half as often.",
    columns = { "word", "log ratio" }, rows = bars, x = "log2 of the ratio of the rates",
  }
end

--- Which loaded words set each side apart.
function words.keyness(sides, all, opt, out)
  out:heading("Loaded words that set each apart, in its own voice", 2)
  local rows, tests = all:keyness("used", { by = "side", most = opt.words, least = LEAST })
  local groups, none = by_group(rows), {}
  draw(groups, opt, out)
  for _, side in ipairs(sides) do
    local sure, leads = sift(groups[side.name])
    if #sure + #leads > 0 then show(side, sure, leads, opt, out) else none[#none + 1] = side.name end
  end
  if #none > 0 then out:line("Not even a lead: %s.", tools.listed(none)) end
  out:note("%d words and sources were tested, %d differ at q < .05; up to %d for each are shown, with the times they were used. "
           .. "Leads have p < .01, but so many tests give some by chance. G²: Dunning 1993. z: log odds with an informative "
           .. "prior, Monroe et al. 2008. Evenness: Rosengren 1971, 1 when every article has its share. q: permutation of "
           .. "articles, Benjamini & Hochberg 1995. Examples are picked by chance.", tests.tests, tests.found, opt.words)
end

local LABELS = { "neutral report", "hostile", "promotional", "mixed" }

--- Framing labels of the articles.
function words.labels(sides, _, opt, out)
  out:heading("Framing labels", 2)
  local t = out:table(opt.by, "% neutral report", "% hostile", "% promotional", "% mixed")
  for _, side in ipairs(sides) do
    local cells = {}
    for i, label in ipairs(LABELS) do cells[i] = side.g.label:at(label) end
    t:row(side.name, cells[1], cells[2], cells[3], cells[4])
  end
  out:note("An article is hostile when its own words blame: %g per 100 of them, with at least %d different words. "
           .. "Otherwise it is promotional, mixed, or a neutral report.", opt.cutoff, opt.different)
end

return words
