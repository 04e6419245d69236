--- A misspelt field of hits.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { words = doc:tally("terms") }
  end,
}
