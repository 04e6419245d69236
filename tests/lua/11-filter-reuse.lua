--- A filter may be changed and used again.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local filter = { voice = "author" }
    assert(doc:count(filter) == 7)
    filter.voice = "quoted"
    assert(doc:count(filter) == 2)
    filter.voice, filter.category = nil, "violence"
    assert(doc:count(filter) == 2)
    filter.category = "epithet"
    assert(doc:count(filter) == 3)
    return {}
  end,
}
