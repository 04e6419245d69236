--- Without `by` there is one group.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc }
  end,

  keep   = { words = tenor.sum() },
  report = function (all, opt, out)
    local n = 0
    for key, g in all:groups() do
      n = n + 1
      assert(key == "all" and g.n == 3 and g.words.sum == all.words.sum)
    end
    assert(n == 1)
    out:line "done"
  end,
}
