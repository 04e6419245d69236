--- From above to.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { words = tenor.histogram { from = 10, to = 1, bins = 5 } },
}
