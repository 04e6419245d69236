-- $ tenor report
--- A misspelt method of out.
return {
  summary = "A test.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out) out:headline "x" end,
}
