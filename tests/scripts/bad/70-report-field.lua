-- $ tenor report
--- A field that was not kept.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { words = #doc } end,
  keep    = { words = tenor.mean() },
  report  = function (all, opt, out) out:line(all.word.mean) end,
}
