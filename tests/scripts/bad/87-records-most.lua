-- $ tenor report
--- Half a record.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  keep    = { some = tenor.records { most = 2.5 } },
}
