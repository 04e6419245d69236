--- A mode that there is not.
local tenor = require "tenor"
local AGE = tenor.regex([[\d+]], "i")

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
