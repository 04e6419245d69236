--- A misspelt global.
return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
  version = tonubmer "1",
}
