--- A row that is too long.
-- ends: report, says: a row of 3 cells in a table of 2 columns
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    out:table("a", "b"):row(1, 2, 3)
  end,
}
