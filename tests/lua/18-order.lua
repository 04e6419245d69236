--- Nothing depends on the order in which things were put into a table.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    local t, keys = {}, {}
    for _, k in ipairs { "b", 10, "a", 2, "Z", 1.5, "ä", true } do t[k] = true end
    for k in pairs(t) do keys[#keys + 1] = tostring(k) end
    assert(table.concat(keys, " ") == "1.5 2 10 Z a b ä true", table.concat(keys, " "))
    assert(next(t) == 1.5 and next {} == nil and not pcall(next, t, 2))
    local list = {}
    for i = 1, 100 do list[i] = { i, i % 3 } end
    table.sort(list, function (a, b) return a[2] < b[2] end)
    for i = 2, 100 do
      assert(list[i - 1][2] < list[i][2] or list[i - 1][1] < list[i][1], "equal ones stay in their order")
    end
    assert(tostring {} == "table" and tostring(print) == "function", "no addresses")
    assert(tostring(0 / 0) == "nan" and tostring(-(0 / 0)) == "nan")
    return { dice = math.random(1, 1000000) }
  end,

  by     = function (doc) return doc.id end,
  keep   = { dice = tenor.mean() },
  report = function (all, opt, out)
    local seen = {}
    for _, g in all:groups() do
      assert(not seen[g.dice.mean], "each article has dice of its own")
      seen[g.dice.mean] = true
    end
    out:line "done"
  end,
}
