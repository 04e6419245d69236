-- $ tenor report
--- A field that is not kept as terms.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { used = { war = 1 }, words = #doc } end,
  by      = "outlet",
  keep    = { used = tenor.terms { per = "words" }, words = tenor.rate() },
  report  = function (all, opt, out) all:keyness "words" end,
}
