-- $ tenor report
--- A misspelt key of an estimate.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:table("a"):row { value = 1, hihg = 2 }
  end,
}
