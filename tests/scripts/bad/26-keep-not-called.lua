--- A keeper that was not called.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { words = tenor.mean },
}
