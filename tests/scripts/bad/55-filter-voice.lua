--- A misspelt voice.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count { voice = "auther" } }
  end,
}
