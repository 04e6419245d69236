-- $ tenor report
--- One field in place of a list of them.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  keep    = { some = tenor.records { fields = "words" } },
}
