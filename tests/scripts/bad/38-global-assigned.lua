--- A local without `local`.
words = 3

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
