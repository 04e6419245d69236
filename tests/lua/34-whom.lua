-- $ tenor score whom.jsonl
--- Whom a span names, or means as a pronoun.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "d" then return {} end

    local whom = {}
    for word in doc:words() do whom[word.text] = word.whom or "nobody" end
    assert(whom["Rex"] == "Rex Holm" and whom["Holm"] == "Rex Holm")
    assert(whom["He"] == "Rex Holm", "a pronoun")
    assert(whom["gate"] == "nobody")
    for name in doc:names() do assert(name.whom == name.target) end
    for sentence in doc:sentences() do
      assert(sentence.whom == nil or type(sentence.whom) == "string")
    end
    assert(not pcall(function () doc.whom = "Rex Holm" end), "fields cannot be set")
    return {}
  end,
}
