--- A text for true or false.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count { negated = "no" } }
  end,
}
