-- $ tenor report
--- A rate in 100 less one in 1.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc, long = #doc > 100 } end,
  keep    = { words = tenor.rate(), long = tenor.rate { times = 100 } },
  report  = function (all, opt, out) out:line("%f", all.words:minus(all.long).value) end,
}
