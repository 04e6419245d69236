--- A field of a group is n already.
local tenor = require "tenor"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { n = tenor.mean() },
}
