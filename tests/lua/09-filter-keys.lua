--- Every key of a filter.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local function n(filter) return doc:count(filter) end
    assert(n { class = "evaluative" } == 6 and n { class = "event" } == 2 and n { class = "palette" } == 1)
    assert(n { class = { "event", "palette" } } == 3 and n { class = "frame" } == 0)
    assert(n { category = "epithet" } == 3 and n { category = "violence" } == 2)
    assert(n { category = "violence/verb" } == 1 and n { category = { "violence/noun", "praise" } } == 4)
    assert(n { lexicon = "words" } == 9)
    assert(n { voice = "author" } == 7 and n { voice = "quoted" } == 2 and n { voice = { "author", "quoted" } } == 9)
    assert(n { part = "headline" } == 1 and n { part = "lead" } == 5 and n { part = "body" } == 3)
    assert(n { part = "furniture" } == 0)
    assert(n { negated = true } == 2 and n { negated = false } == 7)
    assert(n { sign = "positive" } == 4, "two praised, two events")
    assert(n { sign = "negative", negated = false } == 2)
    assert(n { term = "tyrant" } == 2 and n { term = { "red", "attack" } } == 2 and n { term = "Tyrants" } == 0)
    assert(n { target = "Rex Holm" } >= 1 and n { target = "Nobody Else" } == 0)
    assert(n { speaker = "Rex Holm" } == 2 and n { speaker = "Nobody Else" } == 0)
    assert(n { class = "evaluative", voice = "quoted", part = "lead", sign = "positive", term = "brilliant" } == 1)
    assert(n { class = "event", category = "epithet" } == 0, "all keys must agree")
    return {}
  end,
}
