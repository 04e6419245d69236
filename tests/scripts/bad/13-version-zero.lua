--- Versions begin with 1.
return {
  summary = "A test.",
  version = 0,
  score   = function (doc) return { n = #doc } end,
}
