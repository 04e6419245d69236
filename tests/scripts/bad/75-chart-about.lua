-- $ tenor report
--- A chart that says nothing to those who do not see it.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:chart { kind = "bars", title = "T", columns = { "a", "b" }, rows = {} }
  end,
}
