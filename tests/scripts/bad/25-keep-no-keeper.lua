--- A keeper that is a text.
return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  keep    = { n_words = "mean" },
}
