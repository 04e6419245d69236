--- A report that is no function.
return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  report  = "plain",
}
