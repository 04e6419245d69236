-- $ tenor report
--- A rate that is always 0.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  keep    = { words = tenor.rates { times = 0 } },
}
