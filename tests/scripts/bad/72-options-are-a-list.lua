--- Options without names.
return {
  summary = "A test.",
  options = { { 2, "help" }, least = { 1, "help" } },
  score   = function (doc) return { n = #doc } end,
}
