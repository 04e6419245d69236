--- A rate: so much of something per so much of something else, with its interval.
local tenor = require "tenor"

-- Of the articles a (North), b and c (South).
local X     = { a = 2, b = 1, c = 6 }
local WORDS = { a = 100, b = 50, c = 50 }
local EVEN  = { a = 8, b = 4, c = 4 } -- everywhere 8 in 100

local function near(x, y) return math.abs(x - y) < 1e-9 end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    return { x = X[doc.id], mean = X[doc.id], even = EVEN[doc.id], words = WORDS[doc.id], none = 0, long = X[doc.id] > 1,
             some = doc.id ~= "c" and 1 or nil, part = 1, divides = doc.id == "a" and 4 or nil, empty = 1 }
  end,

  by   = "outlet",
  keep = {
    x = tenor.rate { per = "words", times = 100 }, mean = tenor.rate(), even = tenor.rate { per = "words", times = 100 },
    long = tenor.rate {}, some = tenor.rate(), part = tenor.rate { per = "divides", times = -1 },
    empty = tenor.rate { per = "none" },
  },

  report = function (all, opt, out)
    local x = all.x
    assert(x.value == 4.5 and x.sum == 9 and x.per == 200 and x.n == 3 and x.articles == 3)
    assert(2 <= x.low and x.low < 4.5 and 4.5 < x.high and x.high <= 12, "no draw is beyond the articles")
    assert(all.mean.value == 3 and all.mean.per == 3, "without `per` each article counts one")
    local even = all.even
    assert(even.value == 8 and even.low == 8 and even.high == 8, "whichever articles are drawn")
    assert(near(all.long.value, 2 / 3), "true counts 1")

    -- An article that lacks the field, or what divides it, is not there; nothing divided by nothing is nil.
    assert(all.some.n == 2 and all.some.value == 1)
    assert(all.part.n == 1 and all.part.value == -0.25)
    assert(all.empty.n == 3 and all.empty.sum == 3 and all.empty.per == 0)
    assert(all.empty.value == nil and all.empty.low == nil and all.empty.high == nil)

    local g = {}
    for outlet, one in all:groups() do g[outlet] = one end
    assert(g.North.x.value == 2 and g.North.x.n == 1)
    assert(g.North.x.low == nil and g.North.x.high == nil, "one article says nothing of others")
    assert(near(g.South.x.value, 7) and g.South.x.n == 2)
    assert(g.South.part.n == 0 and g.South.part.value == nil and g.South.part.low == nil)

    -- One side minus the other; one side against all, which hold its articles too: the rest is the other side.
    local minus, against = g.North.x:minus(g.South.x), g.North.x:against(all.x)
    assert(near(minus.value, -5) and near(against.value, -5), "2 − 7")
    assert(minus.n == 1 and against.n == 1, "articles of the smaller side")
    assert(minus.low == against.low and minus.high == against.high and minus.p == against.p)
    assert(minus.low == nil and minus.high == nil and minus.p > 0 and minus.p <= 1)
    assert(near(g.South.x:minus(g.North.x).value, 5) and g.South.x:minus(g.North.x).p == minus.p)
    local same = g.North.even:minus(g.South.even)
    assert(same.value == 0 and same.p == 1, same.p)
    assert(g.North.part:minus(g.South.part).value == nil, "nothing to compare with")
    assert(all.x:against(all.x).value == nil, "no others")

    local ok, why = pcall(function () return x:minus(all.mean) end)
    assert(not ok and why:find "different `times`", why)
    assert(not pcall(function () return x:minus(3) end) and not pcall(function () return x.median end))
    assert(not pcall(function () return x:minus() end) and not pcall(function () x.value = 1 end))
    out:line "done"
  end,
}
