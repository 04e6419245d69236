-- $ tenor report
--- A number where the name of a field is asked for.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  keep    = { words = tenor.rate { per = 100 } },
}
