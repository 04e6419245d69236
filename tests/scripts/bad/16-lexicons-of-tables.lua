--- A list of something else.
return {
  summary = "A test.",
  lexicons = { "loaded", {} },
  score   = function (doc) return { n = #doc } end,
}
