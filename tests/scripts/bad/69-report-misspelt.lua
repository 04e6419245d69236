-- $ tenor report
--- A misspelt field of a keeper.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { words = #doc } end,
  keep    = { words = tenor.mean() },
  report  = function (all, opt, out) out:line(all.words.meen) end,
}
