--- A method called on another type.
-- ends: report, says: out expected, got all
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    out.line(all, "x")
  end,
}
