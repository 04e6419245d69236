-- $ tenor score --set cutoff=high
--- --set with a value of another type.
return {
  summary = "A test.",
  options = { cutoff = { 2, "help" } },
  score   = function (doc) return { n = #doc } end,
}
