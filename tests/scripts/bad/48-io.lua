--- Scripts do not read files.
local f = io.open "notes.txt"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
