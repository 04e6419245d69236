-- $ tenor score ../articles/sample.jsonl
--- A few records: those with the greatest numbers, a sample, whole days of a sample.
local tenor = require "tenor"

local function ids(records)
  local list = {}
  for one in records:items() do list[#list + 1] = one.id end
  return list
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    return { words = #doc, title = doc.id == "a" and "of its own" or nil, tally = { war = 2 }, texts = { a = "b" },
             short = #doc < 10, negative = doc.id ~= "b" and -#doc or nil }
  end,

  by   = "outlet",
  keep = {
    longest  = tenor.records { most = 3, top = "words", fields = { "words", "short", "tally", "texts", "absent" } },
    shortest = tenor.records { most = 2, top = "negative", fields = { "words" } },
    sample   = tenor.records { most = 5 },
    every    = tenor.records { fields = { "title" } },
    days     = tenor.records { most = 6, together = "date" },
    outlets  = tenor.records { most = 4, together = "outlet" },
  },

  report = function (all, opt, out)
    local before
    for one in all.longest:items() do
      assert(one.id and one.words > 400 and one.short == false and one.tally.war == 2 and one.texts.a == "b")
      assert(one.absent == nil and one.negative == nil, "only what was asked for")
      assert(not before or before >= one.words)
      before = one.words
    end
    assert(#ids(all.longest) == 3 and all.longest.n == 19)
    -- b is the shortest with c, but lacks the field by which they are chosen.
    assert(all.shortest.n == 18 and ids(all.shortest)[1] == "c" and ids(all.shortest)[2] == "a")

    assert(#ids(all.sample) == 5 and all.sample.n == 19 and #ids(all.every) == 19)
    assert(table.concat(ids(all.sample), " ") == table.concat(ids(all.sample), " "), "the same each time")
    for one in all.every:items() do
      if one.id == "a" then assert(one.title == "of its own", "a field stands for what every record carries") end
      if one.id == "clarion-rail" then assert(#one.title > 20 and one.date == "2026-03-21" and one.url) end
    end

    -- Together: one whole day after the other, the last as far as there is room.
    local function blocks(records, key)
      local n, last = 0, nil
      for one in records:items() do
        if one[key] ~= last then n, last = n + 1, one[key] end
      end
      return n
    end
    local days = {}
    for one in all.days:items() do days[one.date] = true end
    local n = 0
    for _ in pairs(days) do n = n + 1 end
    assert(#ids(all.days) == 6 and blocks(all.days, "date") == n, "articles of a day stand side by side")
    assert(#ids(all.outlets) == 4 and blocks(all.outlets, "outlet") <= 2)

    for outlet, g in all:groups() do
      for one in g.every:items() do assert(one.outlet == outlet) end
      assert(#ids(g.longest) == math.min(3, g.n))
    end
    local items = all.sample:items()
    local one = items()
    one.id = "changed"
    assert(ids(all.sample)[1] ~= "changed")
    assert(not pcall(function () return all.sample.first end))
    out:line "done"
  end,
}
