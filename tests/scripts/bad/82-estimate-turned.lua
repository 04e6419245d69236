-- $ tenor report
--- An interval upside down.
return {
  summary = "A case.",
  score   = function (doc) return { words = #doc } end,
  report  = function (all, opt, out)
    out:table("a"):row { value = 1, low = 2, high = 1 }
  end,
}
