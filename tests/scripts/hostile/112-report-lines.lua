--- A report without an end.
-- ends: report, says: the report is larger than 64 MB
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    while true do out:line "" end
  end,
}
