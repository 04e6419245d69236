-- $ tenor report
--- A misspelt key of a chart.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "bars", titel = "T", about = "A.", columns = { "a", "b" }, rows = {} }
  end,
}
