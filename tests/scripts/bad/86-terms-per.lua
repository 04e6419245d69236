-- $ tenor report
--- Terms of nobody knows how many words.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { used = {} } end,
  keep    = { used = tenor.terms {} },
}
