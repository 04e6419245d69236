--- Small things that the sections of a comparison share (scripts/compare.lua).
local tenor = require "tenor"

local tools = {}

--- Articles that a word has to be in, of all sides together, to be tested: in fewer no difference could be beyond chance.
tools.LEAST = 10

--- The q below which a difference is taken to be beyond chance.
tools.SURE = 0.05

--- What the articles that lack the field are called.
function tools.missing(by) return "(no " .. by .. ")" end

--- A list of { name, g }: the sides that have `least` articles or more, by name.
function tools.sides(all, least)
  local list = {}
  for name, g in all:groups "side" do
    if g.n >= least then list[#list + 1] = { name = name, g = g } end
  end
  return list
end

--- Says why there is nothing to compare: a misspelt field, for one, is "(no outlt)" for all of them.
function tools.too_few(all, opt, out)
  local MOST, found, more = 8, {}, 0
  for name, g in all:groups "side" do
    if #found < MOST then found[#found + 1] = string.format("%s: %d", name, g.n) else more = more + 1 end
  end
  out:line("Nothing to compare: by %s fewer than two have %d articles or more.", opt.by, opt.least)
  if more > 0 then found[#found + 1] = string.format("… and %d more", more) end
  if #found > 0 then out:list(found) end
end

--- Sets `places` of each: "3–9" when two to eight others might stand before it, because their intervals overlap; so
--- what is tied shares places. `of` gives a side's estimate; the lowest comes first.
function tools.set_places(sides, of)
  for _, side in ipairs(sides) do side.estimate = of(side.g) end
  for _, side in ipairs(sides) do
    local below, above = 0, 0
    for _, other in ipairs(sides) do
      local mine, theirs = side.estimate, other.estimate
      if theirs.high and mine.low and theirs.high < mine.low then below = below + 1 end
      if theirs.low and mine.high and theirs.low > mine.high then above = above + 1 end
    end
    local first, last = below + 1, #sides - above
    side.places = first == last and tostring(first) or first .. "–" .. last
  end
end

--- The sides in the order of what set_places looked at; those without a value come last.
function tools.by_value(sides)
  local list = table.move(sides, 1, #sides, 1, {})
  table.sort(list, function (a, b) return (a.estimate.value or math.huge) < (b.estimate.value or math.huge) end)
  return list
end

--- How many of the p values stand the test when a share of .05 of the findings may be false (Benjamini & Hochberg
--- 1995); and their q.
function tools.found(p)
  local q, n = tenor.q_values(p), 0
  for i = 1, #q do if q[i] < tools.SURE then n = n + 1 end end
  return n, q
end

--- "a, b and c"
function tools.listed(words)
  if #words < 2 then return words[1] or "" end
  return table.concat(words, ", ", 1, #words - 1) .. " and " .. words[#words]
end

--- A text that fits: cut at the end of a word, with "…".
function tools.cut(text, most)
  if #text <= most then return text end
  return (text:sub(1, most):gsub("[\x80-\xff]*$", ""):gsub("%s+%S*$", "")) .. " …"
end

return tools
