--- Groups by one field of the metadata, in order.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc }
  end,

  by     = "outlet",
  keep   = { words = tenor.sum() },
  report = function (all, opt, out)
    local found = {}
    for outlet, g in all:groups() do found[#found + 1] = outlet .. " " .. g.n .. " " .. g.words.sum // 1 end
    assert(table.concat(found, ", ") == "North 1 36.0, South 2 12.0", table.concat(found, ", "))
    out:line "done"
  end,
}
