--- An option whose default is a table.
return {
  summary = "A test.",
  options = { words = { {}, "the words" } },
  score   = function (doc) return { n = #doc } end,
}
