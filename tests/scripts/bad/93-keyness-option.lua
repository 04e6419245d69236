-- $ tenor report
--- A misspelt option of keyness.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { used = { war = 1 }, words = #doc } end,
  by      = "outlet",
  keep    = { used = tenor.terms { per = "words" } },
  report  = function (all, opt, out) all:keyness("used", { againts = "North" }) end,
}
