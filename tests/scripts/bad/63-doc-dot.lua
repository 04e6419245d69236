--- A dot for a colon.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc.count { voice = "author" } }
  end,
}
