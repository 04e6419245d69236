--- A lexicon that the script did not name.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc:count { lexicon = "events" } }
  end,
  lexicons = { "loaded" },
}
