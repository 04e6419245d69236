--- By nothing.
return {
  summary = "A test.",
  by      = {},
  score   = function (doc) return { n = #doc } end,
}
