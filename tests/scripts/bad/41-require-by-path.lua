--- A module elsewhere.
local frames = require "../lib/frames"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
