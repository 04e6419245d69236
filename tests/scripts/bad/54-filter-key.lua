--- A misspelt key of a filter.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count { voices = "author" } }
  end,
}
