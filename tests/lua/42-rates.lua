--- Rates by label: each label by its own number, by one that all share, and shares of a text.
local tenor = require "tenor"

-- Weight of the words about each, how often each is named, and the words of the article.
local ABOUT = { a = { Holm = -6, Ash = 2 }, b = { Holm = 3 }, c = {} }
local NAMED = { a = { Holm = 3, Ash = 4 }, b = { Holm = 3, Ash = 1 }, c = { Rook = 5 } }
local WORDS = { a = 100, b = 40, c = 60 }
local KIND  = { a = "hostile", b = "mixed", c = "hostile" }

local function near(x, y) return math.abs(x - y) < 1e-9 end

local function labels(items)
  local list = {}
  for label, rate in items do list[#list + 1] = label .. " " .. tostring(rate.articles) end
  return table.concat(list, ", ")
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    return { about = ABOUT[doc.id], named = NAMED[doc.id], shared = NAMED[doc.id], words = WORDS[doc.id], kind = KIND[doc.id],
             odd = doc.id ~= "b" and KIND[doc.id] or nil }
  end,

  by   = "outlet",
  keep = {
    about = tenor.rates { per = "named", times = 100 }, shared = tenor.rates { per = "words", times = 10 },
    kind = tenor.rates { times = 100 }, odd = tenor.rates(),
  },

  report = function (all, opt, out)
    -- Holm −6 + 3 + 0 in 3 + 3 mentions; Ash 2 in 4 + 1; Rook is named in c, where nothing is said of it.
    local holm, ash, rook = all.about:at "Holm", all.about:at "Ash", all.about:at "Rook"
    assert(near(holm.value, -50) and holm.n == 2 and holm.articles == 2 and holm.sum == -3 and holm.per == 6)
    assert(near(ash.value, 40) and ash.per == 5 and rook.value == 0 and rook.n == 1 and rook.per == 5)
    assert(all.about.n == 3 and labels(all.about:items()) == "Ash 2, Holm 2, Rook 1", labels(all.about:items()))
    local none = all.about:at "nobody"
    assert(none.value == nil and none.n == 0 and none.articles == 0 and none.low == nil)

    -- By the words of all articles, also of those without the label: n are all of them.
    local shared = all.shared:at "Holm"
    assert(near(shared.value, 10 * 6 / 200) and shared.n == 3 and shared.articles == 2 and shared.per == 200)
    assert(all.shared:at("nobody").value == 0 and all.shared:at("nobody").n == 3)
    assert(labels(all.shared:top(2)) == "Ash 2, Holm 2", "most articles first, ties by label")
    assert(labels(all.shared:top(0)) == "" and labels(all.shared:top(9)) == "Ash 2, Holm 2, Rook 1")

    -- Of a text: the share of articles. One that has none is no part of it.
    assert(near(all.kind:at("hostile").value, 200 / 3) and near(all.kind:at("mixed").value, 100 / 3))
    assert(all.odd.n == 2 and all.odd:at("hostile").value == 1 and all.odd:at("hostile").n == 2)

    local g = {}
    for outlet, one in all:groups() do g[outlet] = one end
    assert(g.South.kind:at("hostile").value == 50 and g.North.kind:at("mixed").value == 0)
    local gap = g.North.shared:at("Holm"):minus(g.South.shared:at "Holm")
    assert(near(gap.value, 10 * 3 / 100 - 10 * 3 / 100) and gap.n == 1, "3 in 100 words, and 3 in 40 + 60")
    local other = g.North.about:at("Ash"):against(all.about:at "Ash")
    assert(near(other.value, 100 * 2 / 4 - 100 * 0 / 1), other.value)

    assert(not pcall(all.kind.at, all.kind) and not pcall(all.kind.at, all.kind, 3))
    assert(not pcall(all.kind.top, all.kind, -1) and not pcall(all.kind.top, all.kind))
    assert(not pcall(function () return all.kind.hostile end) and not pcall(function () return #all.kind end))
    out:line "done"
  end,
}
