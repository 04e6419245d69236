--- Keepers without a field.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { tenor.mean() },
}
