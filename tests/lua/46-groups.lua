-- $ tenor score ../articles/sample.jsonl
--- Groups by some of the fields: the others are merged, and so is what they keep.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    return { words = #doc, per = 2 * #doc, kind = #doc > 100 and "long" or "short", tally = { x = #doc },
             texts = { x = doc.id }, used = { x = 1 } }
  end,

  by   = { "outlet", "year", "half" },
  keep = {
    words = tenor.rate { per = "per" }, kind = tenor.rates(), tally = tenor.tally(), texts = tenor.examples { most = 100 },
    used = tenor.terms { per = "words" }, per = tenor.mean(), every = tenor.records { most = 100 },
  },

  report = function (all, opt, out)
    local names, n, words, texts, records = {}, 0, 0, 0, 0
    for outlet, g in all:groups "outlet" do
      names[#names + 1] = outlet
      n, words, texts = n + g.n, words + g.words.sum, texts + #g.texts:of "x"
      for _ in g.every:items() do records = records + 1 end
      assert(g.words.n == g.n and g.per.n == g.n and g.tally.n == g.n and g.used:count "x" == g.n)
      assert(g.words.sum == g.tally.total and g.words.value == 0.5)
    end
    assert(table.concat(names, ", ") == "Meridian Press Agency, North, South, The Daily Clarion, The Lantern Post, "
                                        .. "The Northern Courier", table.concat(names, ", "))
    assert(n == 19 and n == all.n and words == all.words.sum and texts == 19 and records == 19)

    -- In another order than that of `by`; two of three.
    local years = {}
    for year, outlet, g in all:groups("year", "outlet") do years[#years + 1] = year .. " " .. outlet .. " " .. g.n end
    assert(years[1] == "2025 South 1" and years[2] == "2026 Meridian Press Agency 4" and #years == 7, table.concat(years, ", "))

    -- Halves are disjoint and together the whole; the same article is always in the same.
    local half, parts = {}, 0
    for name, g in all:groups "half" do half[name] = g end
    assert(half.A.n + half.B.n == 19 and half.A.n > 4 and half.B.n > 4)
    assert(half.A.words:minus(half.B.words).value == 0, "everywhere one half")
    for _, _, _, g in all:groups() do parts = parts + g.n end
    assert(parts == 19)

    assert(not pcall(function () all:groups "topic" end) and not pcall(function () all:groups(1) end))
    assert(not pcall(function () all:groups("year", "year", "year", "year", "year", "year", "year", "year", "year") end))
    for _, g in all:groups "half" do assert(not pcall(function () return g:groups() end)) end
    out:line "done"
  end,
}
