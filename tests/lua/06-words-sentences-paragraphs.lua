--- What stands in a span, and what a span stands in.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local words, sentences, paragraphs = {}, {}, {}
    for w in doc:words() do words[#words + 1] = w.text; assert(#w == 1 and w.first == #words) end
    for s in doc:sentences() do sentences[#sentences + 1] = s end
    for p in doc:paragraphs() do paragraphs[#paragraphs + 1] = p.part end
    assert(#words == 36 and words[1] == "Tyrants" and words[36] == "Rex")
    assert(#sentences == 6 and sentences[4].text == "It was not brilliant.")
    assert(table.concat(paragraphs, " ") == "headline lead body")
    local n = 0
    for w in sentences[4]:words() do n = n + 1; assert(w.sentence == sentences[4]) end
    assert(n == 4)
    for p in sentences[4]:paragraphs() do assert(p.part == "body" and #p == 14) end
    return {}
  end,
}
