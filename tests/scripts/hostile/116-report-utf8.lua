--- A line of half characters.
-- ends: report, says: a report takes valid UTF-8 only
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    out:line "\xff"
  end,
}
