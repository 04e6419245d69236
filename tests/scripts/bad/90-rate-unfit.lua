-- $ tenor report
--- A text cannot be divided.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { label = "hostile" } end,
  keep    = { label = tenor.rate() },
}
