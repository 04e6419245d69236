--- A text for a filter.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count "evaluative" }
  end,
}
