--- All that a report prints with.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc }
  end,

  keep   = { words = tenor.sum() },
  report = function (all, opt, out)
    out:heading "One"
    out:heading("Two", 2)
    out:line "a % sign stands for itself when it is alone"
    out:line("%d of %s", 1, all)
    out:line(3)
    out:note("%.1f", 1)
    out:list { "one", 2, true }
    out:list("one", "two")
    local t = out:table("a", "b", "c"):caption("of %d", 3)
    t:row(1, nil, "x"):row(true):row(0 / 0, 1, all.words.sum)
    assert(not pcall(out.heading, out, "x", 4) and not pcall(out.heading, out, 1))
    assert(not pcall(out.table, out) and not pcall(out.table, out, 1))
    assert(not pcall(t.row, t, 1, 2, 3, 4) and not pcall(out.line, out))
    assert(not pcall(function () out.x = 1 end) and not pcall(function () return out.lines end))
  end,
}
