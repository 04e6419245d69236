--- A misspelt option.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = opt.cutof }
  end,
  options = { cutoff = { 2, "help" } },
}
