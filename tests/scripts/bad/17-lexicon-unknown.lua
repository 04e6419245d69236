--- A misspelt lexicon.
return {
  summary = "A test.",
  lexicons = { "laoded" },
  score   = function (doc) return { n = #doc } end,
}
