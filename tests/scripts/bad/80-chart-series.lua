-- $ tenor report
--- More series than shapes.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "line", title = "T", about = "A.", columns = { "a", "b", "c", "d", "e", "f", "g", "h" }, rows = {} }
  end,
}
