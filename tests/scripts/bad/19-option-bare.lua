--- An option that is only its default.
return {
  summary = "A test.",
  options = { cutoff = 2 },
  score   = function (doc) return { n = #doc } end,
}
