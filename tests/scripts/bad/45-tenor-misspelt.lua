--- A misspelt function of the module.
local tenor = require "tenor"
local AGE = tenor.regx [[\d+]]

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
