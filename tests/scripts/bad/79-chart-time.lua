-- $ tenor report
--- Periods that go back.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "line", title = "T", about = "A.", columns = { "a", "b" }, rows = { { "2024-02", 1 }, { "2024-01", 1 } } }
  end,
}
