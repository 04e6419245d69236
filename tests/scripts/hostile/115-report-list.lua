--- A list of megabytes.
-- ends: report, says: the report is larger than 64 MB
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    local s = ("x"):rep(1 << 20)
    while true do out:list(s, s) end
  end,
}
