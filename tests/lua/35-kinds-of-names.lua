-- $ tenor score whom.jsonl
--- What a name is, and names within a part of the article.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "d" then return {} end

    local is, kind = {}, {}
    for name in doc:names() do is[name.text], kind[name.text] = name.is or "unknown", name.kind end
    assert(is["Rex Holm"] == "person" and kind["Rex Holm"] == "name")
    assert(is["the tyrant"] == "person" and kind["the tyrant"] == "description")
    assert(is["Harbour Council"] == "group" and is["Veld"] == "place")

    local all, parts = 0, 0
    for _ in doc:names() do all = all + 1 end
    for sentence in doc:sentences() do
      for name in sentence:names() do
        assert(name.first >= sentence.first and name.last <= sentence.last)
        parts = parts + 1
      end
    end
    assert(all == parts and all >= 5, "each name once")
    return {}
  end,
}
