--- A misspelt field.
return {
  summary = "A test.",
  scroe = function (doc) return { n = #doc } end,
}
