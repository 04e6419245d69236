-- $ tenor report
--- More values than columns.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "interval", title = "T", about = "A.", columns = { "a", "b" }, rows = { { "x", 1, 2 } } }
  end,
}
