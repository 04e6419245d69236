--- Groups by several: of the record, of the metadata, of the date; what is missing says so.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc, short = #doc < 10 }
  end,

  by     = { "short", "topic", "year" },
  keep   = { words = tenor.sum() },
  report = function (all, opt, out)
    local found = {}
    for short, topic, year, g in all:groups() do found[#found + 1] = short .. " " .. topic .. " " .. year .. " " .. g.n end
    assert(table.concat(found, ", ") == "no war 2026 1, yes (no topic) 2025 1, yes (no topic) 2026 1",
           table.concat(found, ", "))
    out:line "done"
  end,
}
