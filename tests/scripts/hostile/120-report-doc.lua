--- The document is no part of a report.
-- ends: report, says: undeclared global 'doc'
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    out:line(doc.text)
  end,
}
