--- Scripts do not ask for the time.
local now = os.time()

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
