--- All that a record can hold.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return {
      whole = 3, part = 0.1, text = "ä “x”", yes = true, no = false, empty = {},
      tally = { a = 1, b = 0.5 }, gone = nil,
    }
  end,

  keep   = { whole = tenor.sum(), yes = tenor.mean(), no = tenor.tally(), text = tenor.tally(), tally = tenor.tally() },
  report = function (all, opt, out)
    assert(all.n == 3 and all.whole.sum == 9 and all.whole.n == 3)
    assert(all.yes.mean == 1 and all.no:count "no" == 3 and all.no:count "yes" == 0)
    assert(all.text:count "ä “x”" == 3 and all.tally:count "b" == 1.5)
    out:line "done"
  end,
}
