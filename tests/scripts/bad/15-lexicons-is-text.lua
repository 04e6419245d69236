--- One lexicon needs a list too.
return {
  summary = "A test.",
  lexicons = "loaded",
  score   = function (doc) return { n = #doc } end,
}
