--- Articles without a record are not kept.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id == "b" then return { words = #doc } end
    return { other = true }
  end,

  keep   = { words = tenor.mean(), other = tenor.tally() },
  report = function (all, opt, out)
    assert(all.n == 3 and all.words.n == 1 and all.words.mean == 8, "what lacks the field does not count")
    assert(all.words.sd == nil and all.words.ci95 == nil and all.words.min == 8 and all.words.max == 8)
    assert(all.other:share "yes" == 1 and all.other.n == 2)
    out:line "done"
  end,
}
