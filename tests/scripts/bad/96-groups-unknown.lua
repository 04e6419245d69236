-- $ tenor report
--- Groups by what records are not grouped by.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  by      = { "outlet", "half" },
  keep    = { words = tenor.rate() },
  report  = function (all, opt, out) all:groups "outlets" end,
}
