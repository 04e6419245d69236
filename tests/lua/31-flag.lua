--- Marking places: a format takes its arguments as string.format does.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    for hit in doc:hits { class = "evaluative" } do doc:flag(hit, "%s weighs %g", hit, hit.weight) end
    doc:flag(doc, "all of it")
    assert(not pcall(doc.flag, doc, "no span", "x") and not pcall(doc.flag, doc, doc))
    assert(not pcall(doc.flag, doc, doc, "%d", "x") and not pcall(doc.flag, doc, doc, ("x"):rep(1001)))
    return {}
  end,
}
