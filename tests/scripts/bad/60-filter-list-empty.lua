--- A list of no voices.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count { voice = {} } }
  end,
}
