--- The loaded words, and the kinds of them, that set each side apart in its own voice, with examples in context; and the
--- labels of its articles.
local tools = require "compare_tools"

local words = {}

local LEAD      = 0.01 -- p
local MOST_BARS = 12
local MOST_KINDS = 8

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
    if row.q < tools.SURE then sure[#sure + 1] = row
    elseif row.p < LEAD and row.ratio > 0 then leads[#leads + 1] = string.format("%s (%d)", row.term, row.times) end
  end
  return sure, leads
end

-- The kinds with the most clear differences.
local function main_kinds(rows)
  local clear, list = {}, {}
  for _, row in ipairs(rows) do clear[row.term] = (clear[row.term] or 0) + (row.q < tools.SURE and 1 or 0) end
  for term, n in pairs(clear) do if n > 0 then list[#list + 1] = term end end
  table.sort(list, function (a, b) return clear[a] > clear[b] end)
  return table.move(list, 1, math.min(MOST_KINDS, #list), 1, {})
end

--- Which kinds of loaded words.
function words.kinds(sides, all, opt, out)
  out:heading("Kinds of loaded words that set each apart, in its own voice", 2)
  local found  = all:keyness("kinds", { by = "side", most = 40, least = tools.LEAST })
  local groups, kinds, rows = by_group(found), main_kinds(found), {}
  if #kinds == 0 then
    out:line "No kind of loaded words sets one apart beyond chance."
    return
  end
  for i, side in ipairs(tools.by_value(sides)) do
    local clear = {}
    for _, row in ipairs((sift(groups[side.name]))) do clear[row.term] = ratio_of(row) end
    rows[i] = { side.name }
    for k, kind in ipairs(kinds) do rows[i][k + 1] = clear[kind] end
  end
  out:chart {
    kind = "matrix", title = "Kinds of words used more or less often than by the others: log ratio", least = 1, warm = "high",
    about = "For each " .. opt.by .. " and kind of loaded words, log2 of how many times more often than the others it uses them "
            .. "in its own voice, where that is beyond chance (q below .05), and in how many articles. 1 is twice as often, "
            .. "−1 half as often.",
    columns = { opt.by, table.unpack(kinds) }, rows = rows,
  }
  out:note "In the order of slant. What is empty does not differ from the others beyond chance."
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
    about = "Loaded words that one " .. opt.by .. " uses in its own voice more often (to the right) or less often than the "
            .. "others, as log ratio with its 95% interval. 1 is twice as often, −1 half as often.",
    columns = { "word", "log ratio" }, rows = bars, x = "log2 of the ratio of the rates",
  }
end

--- Which loaded words set each side apart.
function words.keyness(sides, all, opt, out)
  out:heading("Loaded words that set each apart, in its own voice", 2)
  local rows, tests = all:keyness("used", { by = "side", most = opt.words, least = tools.LEAST })
  local groups, none = by_group(rows), {}
  draw(groups, opt, out)
  for _, side in ipairs(sides) do
    local sure, leads = sift(groups[side.name])
    if #sure + #leads > 0 then show(side, sure, leads, opt, out) else none[#none + 1] = side.name end
  end
  if tests.tests == 0 then
    out:line("No loaded word is used in %d articles or more: there is nothing to test.", tools.LEAST)
    return
  end
  if #none > 0 then out:line("Not even a lead: %s.", tools.listed(none)) end
  out:note("%d words and sources were tested, %d differ at q < .05; up to %d for each are shown, with the times they were used. "
           .. "Leads have p < .01; of so many tests some %.0f would by chance alone. G²: Dunning 1993. z: log odds with an "
           .. "informative prior, Monroe et al. 2008. Evenness: Rosengren 1971, 1 when every article has its share. q: permutation of "
           .. "articles, Benjamini & Hochberg 1995. Examples are picked by chance.",
           tests.tests, tests.found, opt.words, LEAD * tests.tests)
end

local LABELS = { "hostile", "promotional", "mixed" }

--- Framing labels of the articles.
function words.labels(sides, _, opt, out)
  out:heading("Framing labels", 2)
  local t = out:table(opt.by, "% hostile", "% promotional", "% mixed")
  for _, side in ipairs(sides) do
    local cells = {}
    for i, label in ipairs(LABELS) do cells[i] = side.g.label:at(label) end
    t:row(side.name, cells[1], cells[2], cells[3])
  end
  out:note("An article is hostile when its own words blame, with a weight of %g per 100 of them and at least %d different words; "
           .. "promotional when they praise so, mixed when they do both. All others are neutral reports.",
           opt.cutoff, opt.different)
end

return words
