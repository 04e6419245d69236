-- $ tenor report
--- A text where a number belongs.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "bars", title = "T", about = "A.", columns = { "a", "b" }, rows = { { "x", "1" } } }
  end,
}
