--- Bins are missing.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { words = tenor.histogram { from = 1, to = 10 } },
}
