--- A misspelt key.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { words = tenor.histogram { form = 1, to = 10, bins = 5 } },
}
