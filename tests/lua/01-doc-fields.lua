--- The metadata of an article.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id == "b" then
      assert(doc.title == nil and doc.url == nil and doc.lang == nil and doc.outlet == "South")
      assert(next(doc.meta) == nil)
      return {}
    end
    if doc.id ~= "a" then return {} end
    assert(doc.outlet == "North" and doc.date == "2026-01-05" and doc.title == "Title A")
    assert(doc.url == "https://example.org/a" and doc.lang == "en")
    assert(doc.meta.topic == "war")
    assert(math.type(doc.meta.n) == "integer" and doc.meta.n == 3 and doc.meta.half == 0.5)
    assert(doc.meta.list[1] == 1 and doc.meta.list[2] == "two" and doc.meta.list[3] == nil)
    assert(doc.meta.deep.k == true and doc.meta.outlet == nil)
    doc.meta.topic = "changed"
    assert(doc.meta.topic == "war", "meta is a fresh table each time")
    return {}
  end,
}
