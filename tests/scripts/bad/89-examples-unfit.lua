-- $ tenor report
--- A text where a table of them is asked for.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { example = "the tyrant said" } end,
  keep    = { example = tenor.examples() },
}
