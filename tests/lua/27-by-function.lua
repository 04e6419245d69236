--- Groups by a function.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc }
  end,

  by     = function (doc)
    if doc.id == "b" then return nil end
    return doc:has { class = "event" } and "war" or 7
  end,
  keep   = { words = tenor.sum() },
  report = function (all, opt, out)
    local found = {}
    for key, g in all:groups() do found[#found + 1] = key .. "=" .. g.words.sum // 1 end
    assert(table.concat(found, " ") == "(none)=8.0 7=4.0 war=36.0", table.concat(found, " "))
    out:line "done"
  end,
}
