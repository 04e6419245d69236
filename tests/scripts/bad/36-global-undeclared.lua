--- A global that nobody declared.
return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  version = VERSION,
}
