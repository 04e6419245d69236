-- $ tenor report
--- A rate per a tally.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { tone = 1, named = { Holm = 2 } } end,
  keep    = { tone = tenor.rate { per = "named" } },
}
