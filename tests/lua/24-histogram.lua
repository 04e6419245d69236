--- Bins, and what is beside them.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc }
  end,

  keep   = { words = tenor.histogram { from = 4, to = 12, bins = 2 } },
  report = function (all, opt, out)
    local found = {}
    for from, to, n in all.words:bins() do found[#found + 1] = string.format("%g-%g:%d", from, to, n) end
    assert(table.concat(found, " ") == "4-8:1 8-12:1", "4 and 8 belong to the bins that begin there")
    assert(all.words.n == 3 and all.words.below == 0 and all.words.above == 1)
    out:line "done"
  end,
}
