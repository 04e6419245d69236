--- A misspelt function of a library.
local LIMIT = math.maxi(1, 2)

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
