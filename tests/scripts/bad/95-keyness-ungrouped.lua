-- $ tenor report
--- Nothing to compare.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { used = { war = 1 }, words = #doc } end,
  keep    = { used = tenor.terms { per = "words" } },
  report  = function (all, opt, out) all:keyness "used" end,
}
