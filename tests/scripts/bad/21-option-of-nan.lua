--- An option whose default is not a number.
return {
  summary = "A test.",
  options = { cutoff = { 0 / 0, "help" } },
  score   = function (doc) return { n = #doc } end,
}
