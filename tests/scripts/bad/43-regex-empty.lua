--- A regex that matches nothing at all.
local tenor = require "tenor"
local AGE = tenor.regex [[\d*]]

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
