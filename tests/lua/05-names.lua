--- Names, and whom they name.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local found = {}
    for name in doc:names() do found[name.text] = name.target or "nobody" end
    assert(found["Rex Holm"] == "Rex Holm")
    for s in doc:sentences() do
      for name in s:names() do assert(name.first >= s.first and name.last <= s.last) end
    end
    return {}
  end,
}
