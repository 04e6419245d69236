--- What chance alone would show: the same tests between two random halves of each source.
local tools = require "compare_tools"

local checks = {}

local RATES = {
  { "own", "slant of own words" }, { "quoted", "slant of quoted words" }, { "events", "event words" },
  { "other", "slant by the other lexicon" }, { "tone", "mean tone of articles" },
}

-- side → its two halves, where both are there.
local function halves_of(all, least)
  local halves, list = {}, {}
  for name, half, g in all:groups("side", "half") do
    halves[name] = halves[name] or { name = name }
    halves[name][half] = g
  end
  for _, one in pairs(halves) do
    if one.A and one.B and one.A.n + one.B.n >= least then list[#list + 1] = one end
  end
  return list
end

local function add(list, e) if e.p then list[#list + 1] = e.p end end

local function percent(found, tests) return tests > 0 and 100 * found / tests or nil end

local function add_row(t, name, tests, found, halves, by_chance)
  t:row(name, tests, found, percent(found, tests), halves, by_chance, percent(by_chance, halves))
end

--- Tests between sources, and between halves of the same source.
function checks.noise(sides, all, opt, out)
  out:heading("How much of this would chance show?", 2)
  local halves = halves_of(all, opt.least)
  local t = out:table("compared", "between", "found", "% found", "within", "by chance", "% chance")
  for _, rate in ipairs(RATES) do
    local between, within = {}, {}
    for _, side in ipairs(sides) do add(between, side.g[rate[1]]:against(all[rate[1]])) end
    for _, one in ipairs(halves) do add(within, one.A[rate[1]]:minus(one.B[rate[1]])) end
    add_row(t, rate[2], #between, (tools.found(between)), #within, (tools.found(within)))
  end
  for _, terms in ipairs { { "kinds", "kinds of loaded words" }, { "used", "loaded words" }, { "verbs", "reporting verbs" } } do
    local _, between = all:keyness(terms[1], { by = "side", most = 0, least = tools.LEAST })
    local _, within  = all:keyness(terms[1], { by = "side", within = "half", most = 0, least = tools.LEAST })
    add_row(t, terms[2], between.tests, between.found, within.tests, within.found)
  end
  out:note("Between: tests of each against all the others; found: q < .05. Within: the articles of each split in two at "
           .. "random, and the halves held "
           .. "against each other as if they were two. What is found there is found by chance: it is the noise floor of "
           .. "the tables above. Halves hold fewer articles, so that fewer words can be tested within than between.")
end

return checks
