--- An option nobody could understand.
return {
  summary = "A test.",
  options = { cutoff = { 2 } },
  score   = function (doc) return { n = #doc } end,
}
