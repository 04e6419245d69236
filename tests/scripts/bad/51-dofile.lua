--- No other files.
dofile "more.lua"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
