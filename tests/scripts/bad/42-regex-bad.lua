--- A regex that is not closed.
local tenor = require "tenor"
local AGE = tenor.regex [[(\d+ years]]

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
