--- What is known about a hit.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local list = {}
    for hit in doc:hits() do list[#list + 1] = hit end
    assert(#list == 9)
    local first, good, rex = list[1], list[5], list[9]
    assert(first.text == "Tyrants" and first.term == "tyrant" and first.part == "headline")
    assert(first.category == "epithet" and first.class == "evaluative" and first.lexicon == "words")
    assert(first.weight == -4 and first.negated == false and first.voice == "author")
    assert(first.target == nil and first.speaker == nil)
    assert(good.voice == "quoted" and good.weight == 3 and good.speaker == "Rex Holm")
    assert(list[3].category == "violence/verb" and list[4].class == "palette" and list[4].weight == 0)
    assert(list[7].negated and list[7].weight < 0, "not brilliant")
    assert(not list[8].negated and list[8].weight > 3, "very brilliant")
    assert(rex.text == "Mad Rex" and rex.target == "Rex Holm" and #rex == 2 and rex.negated)
    assert(rex.rule == nil or type(rex.rule) == "string")
    return {}
  end,
}
