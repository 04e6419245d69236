-- $ tenor report
--- A misspelt key of a row.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "bars", title = "T", about = "A.", columns = { "a", "b" }, rows = { { "x", val = 1 } } }
  end,
}
