--- The loaded words that set each side apart in its own voice, with examples, and the labels of its articles.
local tools = require "compare_tools"

local words = {}

local function rows_by_group(found)
  local groups = {}
  for _, row in ipairs(found) do
    groups[row.group] = groups[row.group] or {}
    if row.q < 0.05 then table.insert(groups[row.group], row) end
  end
  return groups
end

local function show(side, rows, opt, out)
  out:heading(side.name, 3)
  local bars = {}
  for i, row in ipairs(rows) do
    bars[i] = { row.term, { value = row.ratio, low = row.low, high = row.high, n = row.docs } }
  end
  if #bars >= 3 then
    out:chart {
      kind = "bars", title = side.name .. ": how much more often than the others, log2",
      about = "Loaded words that " .. side.name .. " uses in its own voice more often (to the right) or less often than the "
              .. "others, as log ratio with its 95% interval. 1 is twice as often, −1 half as often.",
      columns = { "word", "log ratio" }, rows = bars, x = "log2 of the ratio of the rates",
    }
  end
  local t = out:table("word", "times", "articles", "per 100,000", "others", "G²", "z", "evenness", "q")
  for _, row in ipairs(rows) do
    t:row(row.term, row.times, row.docs, row.rate, row.rest_rate, row.g2, row.z, row.evenness, row.q)
  end
  local examples = {}
  for _, row in ipairs(rows) do
    local of = row.ratio > 0 and side.g.examples:of(row.term) or {}
    if of[1] and #examples < opt.examples then examples[#examples + 1] = row.term .. ": " .. tools.cut(of[1], 220) end
  end
  if #examples > 0 then out:list(examples) end
end

--- Which loaded words set each side apart.
function words.keyness(sides, all, opt, out)
  out:heading("Loaded words that set each apart, in its own voice", 2)
  local found, tests = all:keyness("used", { by = "side", most = opt.words, least = 5 })
  local groups, none = rows_by_group(found), {}
  for _, side in ipairs(sides) do
    local rows = groups[side.name] or {}
    if #rows > 0 then show(side, rows, opt, out) else none[#none + 1] = side.name end
  end
  if #none > 0 then out:line("Nothing beyond chance sets apart: %s.", tools.listed(none)) end
  out:note("%d words and sources were tested, %d differ at q < .05; shown are up to %d for each. G²: Dunning 1993. z: log "
           .. "odds with an informative prior, Monroe et al. 2008. Evenness: Rosengren 1971, 1 when every article has its "
           .. "share. q: permutation of articles, Benjamini & Hochberg 1995. Examples are picked by chance.",
           tests.tests, tests.found, opt.words)
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
