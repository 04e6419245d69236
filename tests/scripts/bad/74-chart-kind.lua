-- $ tenor report
--- A kind of chart that there is not.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "pie", title = "T", about = "A.", columns = { "a", "b" }, rows = {} }
  end,
}
