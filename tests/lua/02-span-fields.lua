--- Text, place, voice and part of spans; their length, text and equality.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    assert(#doc == 36 and doc.first == 1 and doc.last == 36)
    assert(doc.text:sub(1, 7) == "Tyrants" and tostring(doc) == doc.text)
    assert(doc.voice == nil, "the article speaks in two voices")
    assert(doc.part == "headline" and doc.speaker == nil)
    local hit = doc:hits { term = "red" }()
    assert(hit.text == "red" and hit.first == 9 and hit.last == 9 and #hit == 1)
    assert(hit.sentence.text == "The tyrant attacked the red bridge on Monday.")
    assert(#hit.sentence == 8 and hit.sentence.first == 5 and hit.sentence.last == 12)
    assert(hit.paragraph.first == 5 and #hit.paragraph == 18 and hit.paragraph.part == "lead")
    assert(hit.sentence.voice == "author" and hit.paragraph.voice == nil)
    assert(hit.sentence == hit:sentences()() and hit.sentence ~= hit.paragraph and hit ~= doc)
    assert(string.format("%s!", hit) == "red!")
    return {}
  end,
}
