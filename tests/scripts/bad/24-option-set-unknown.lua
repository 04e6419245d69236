-- $ tenor score --set cutof=1
--- --set with a misspelt option.
return {
  summary = "A test.",
  options = { cutoff = { 2, "help" } },
  score   = function (doc) return { n = #doc } end,
}
