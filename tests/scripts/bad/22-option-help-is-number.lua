--- Help that is a number.
return {
  summary = "A test.",
  options = { cutoff = { 2, 3 } },
  score   = function (doc) return { n = #doc } end,
}
