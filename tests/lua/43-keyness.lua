--- Which labels set groups apart: counts, measures, thresholds, a group of reference, halves.
local tenor = require "tenor"

local USED  = { a = { war = 3, port = 1 }, b = { port = 2 }, c = { war = 1, port = 1, sea = 1 } }
local WORDS = { a = 100, b = 50, c = 50 }

local function near(x, y) return math.abs(x - y) < 1e-6 end

local function find(rows, group, term)
  for _, row in ipairs(rows) do
    if row.group == group and row.term == term then return row end
  end
end

local function refuses(says, f, ...)
  local ok, why = pcall(f, ...)
  assert(not ok and why:find(says, 1, true), why)
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    return { used = USED[doc.id], words = WORDS[doc.id], more = doc.id == "a" and {} or nil }
  end,

  by   = { "outlet", "half", "topic" },
  keep = { used = tenor.terms { per = "words" }, more = tenor.terms { per = "words" } },

  report = function (all, opt, out)
    assert(all.used.n == 3 and all.used.words == 200 and all.used:count "war" == 4 and all.used:count "peace" == 0)
    assert(all.more.n == 1 and all.more.words == 100)

    -- North has 3 of 100 words, South 1 of 100: log2 of 3. G² = 2 (3 ln 3/2 + 97 ln 97/98 + ln 1/2 + 99 ln 99/98).
    local rows, told = all:keyness("used", { least = 1 })
    local war = find(rows, "North", "war")
    assert(war.times == 3 and war.docs == 1 and war.rest_times == 1 and war.rest_docs == 1)
    assert(war.rate == 3000 and war.rest_rate == 1000 and near(war.evenness, 1), "one article is even in itself")
    assert(near(war.g2, 2 * (3 * math.log(3 / 2) + 97 * math.log(97 / 98) + math.log(1 / 2) + 99 * math.log(99 / 98))))
    assert(war.low < war.ratio and war.ratio < war.high and war.ratio > 0 and war.z > 0)
    local opposite = find(rows, "South", "war")
    assert(near(opposite.g2, -war.g2) and near(opposite.ratio, -war.ratio) and near(opposite.p, war.p))
    assert(find(rows, "North", "sea").times == 0 and find(rows, "North", "sea").evenness == nil)
    assert(#rows == 6 and told.tests == 6 and told.found == 0, "three labels of two groups")
    local p = {}
    for i, row in ipairs(rows) do p[i] = row.p end
    for i, q in ipairs(tenor.q_values(p)) do assert(near(q, rows[i].q) and q >= p[i]) end

    -- Labels in fewer articles are no tests; `most` cuts rows, not tests.
    local few, of = all:keyness("used", { least = 2, most = 1 })
    assert(#few == 2 and of.tests == 4 and few[1].group == "North" and few[2].group == "South")
    assert(#all:keyness "used" == 0 and #all:keyness "more" == 0, "5 articles unless said")
    local none, counted = all:keyness("used", { least = 1, most = 0 })
    assert(#none == 0 and counted.tests == 6)

    -- Against one of them: nothing is said of that one itself.
    local against = all:keyness("used", { by = "outlet", against = "South", least = 1 })
    assert(#against == 3 and not find(against, "South", "war") and near(find(against, "North", "war").g2, war.g2))
    -- By another field: what lacks it is a group too.
    assert(find(all:keyness("used", { by = "topic", least = 1 }), "war", "war").times == 3)

    -- Within: an outlet of one article has no halves that could differ; of the two, one half against the other.
    local within, tests = all:keyness("used", { by = "outlet", within = "half", least = 1 })
    assert(tests.tests == #within and find(within, "North", "war") == nil)
    for _, row in ipairs(within) do assert(row.group == "South" and row.times + row.rest_times == all.used:count(row.term)
                                           - (USED.a[row.term] or 0)) end
    local halves = {}
    for outlet, half in all:groups("outlet", "half") do halves[#halves + 1] = outlet .. half end
    assert(#within == (#halves == 3 and 3 or 0), table.concat(halves, " "))

    refuses("keyness has no option 'leest'", all.keyness, all, "used", { leest = 1 })
    refuses("'least' takes a number", all.keyness, all, "used", { least = "1" })
    refuses("'least' takes a number", all.keyness, all, "used", { least = 0 })
    refuses("'prior' takes a number", all.keyness, all, "used", { prior = 0 / 0 })
    refuses("'most' takes a number", all.keyness, all, "used", { most = -1 })
    refuses("records are not grouped by 'outlets'", all.keyness, all, "used", { by = "outlets" })
    refuses("there is no group 'East'", all.keyness, all, "used", { against = "East" })
    refuses("'against' is for groups", all.keyness, all, "used", { within = "half", against = "South" })
    refuses("under the name 'words'", all.keyness, all, "words")
    refuses("table expected", all.keyness, all, "used", 3)
    assert(not pcall(all.used.count, all.used) and not pcall(all.keyness, all))
    for _, g in all:groups "outlet" do assert(not pcall(function () return g:keyness "used" end)) end
    out:line "done"
  end,
}
