--- A module that is not there.
local frame = require "frame"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
