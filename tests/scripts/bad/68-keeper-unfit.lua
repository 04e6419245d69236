-- $ tenor report
--- A keeper for another type, found with the first record.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { label = "x" } end,
  keep    = { label = tenor.mean() },
}
