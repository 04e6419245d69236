-- $ tenor report
--- A misspelt option of a keeper.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  keep    = { words = tenor.rate { pre = "words" } },
}
