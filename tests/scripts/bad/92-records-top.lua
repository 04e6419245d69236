-- $ tenor report
--- The greatest text.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { label = "hostile" } end,
  keep    = { best = tenor.records { top = "label" } },
}
