--- A category that the lexicons do not have.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count { category = "epithets" } }
  end,
  lexicons = { "loaded" },
}
