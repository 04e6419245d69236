--- By a number.
return {
  summary = "A test.",
  by      = 3,
  score   = function (doc) return { n = #doc } end,
}
