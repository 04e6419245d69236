--- A field that is like none.
return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  author  = "somebody",
}
