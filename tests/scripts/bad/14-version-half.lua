--- Versions are whole.
return {
  summary = "A test.",
  version = 1.5,
  score   = function (doc) return { n = #doc } end,
}
