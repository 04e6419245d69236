--- What keepers tell.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc, long = #doc > 7, terms = doc:tally "term", never = nil }
  end,

  keep   = {
    words = tenor.mean(), long = tenor.tally(), terms = tenor.tally(), never = tenor.mean(),
  },
  report = function (all, opt, out)
    local w = all.words
    assert(w.n == 3 and w.sum == 48 and w.mean == 16 and w.min == 4 and w.max == 36)
    assert(math.abs(w.sd - 17.4356) < 1e-4 and math.abs(w.ci95 - 43.3126) < 1e-3)
    assert(all.long.n == 3 and all.long.total == 3 and all.long:count "yes" == 2)
    assert(all.long:share "no" == 1 / 3 and all.long:share "maybe" == 0)
    assert(tostring(all.long) == "no 1, yes 2")
    local top = {}
    for term, n in all.terms:top(3) do top[#top + 1] = term .. n end
    assert(table.concat(top, " ") == "brilliant4.0 red2.0 tyrant2.0", table.concat(top, " "))
    local items, total = {}, 0
    for term, n in all.terms:items() do items[#items + 1], total = term, total + n end
    assert(#items == 6 and items[1] == "Mad Rex" and total == all.terms.total)
    assert(all.terms:top(0)() == nil and not pcall(all.terms.top, all.terms, -1))
    assert(all.never.n == 0 and all.never.mean == nil and all.never.min == nil and all.never.sum == 0)
    assert(not pcall(function () return all.word end) and not pcall(function () return w.average end))
    out:line "done"
  end,
}
