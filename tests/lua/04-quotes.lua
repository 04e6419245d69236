--- Quotations and who speaks them.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local quotes = doc:quotes()
    local q = quotes()
    assert(quotes() == nil, "there is one")
    assert(q.text:find("A brilliant attack, 12 years after 1999.", 1, true))
    assert(q.kind == "direct" and q.voice == "quoted" and q.cue == "said" and q.speaker == "Rex Holm")
    assert(q.scare == false and q.cue_span.first == q.cue_span.last and q.cue_span.first == q.first - 1)
    assert(type(q.rule) == "string" and #q == 7)
    assert(q:count() == 2 and q:count { voice = "author" } == 0)
    assert(doc:hits { term = "attack" }():quotes()() == q, "a hit stands in its quotation")
    assert(doc:hits { term = "red" }():quotes()() == nil)
    return {}
  end,
}
