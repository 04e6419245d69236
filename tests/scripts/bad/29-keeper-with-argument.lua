--- A mean takes nothing.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { words = tenor.mean(2) },
}
