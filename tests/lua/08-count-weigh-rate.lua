--- How verbs agree with each other.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local OWN = { class = "evaluative", voice = "author" }
    local n, sum = 0, 0
    for hit in doc:hits(OWN) do n, sum = n + 1, sum + hit.weight end
    assert(n == 5 and doc:count(OWN) == n and doc:weigh(OWN) == sum and doc:has(OWN))
    assert(doc:size(OWN) == 29 and doc:size() == 36 and doc:size { voice = "quoted" } == 7)
    assert(doc:rate(OWN) == sum * (100 / 29))
    assert(doc:count() == 9 and doc:count {} == 9 and doc:count(nil) == 9)
    local none = { voice = "reported" }
    assert(doc:size(none) == 0 and doc:rate(none) == 0 and doc:weigh(none) == 0 and not doc:has(none))
    assert(doc:size { class = "event" } == 36, "only voice and part make a size")
    assert(doc:size { part = "headline" } == 4 and doc:size { part = { "headline", "body" } } == 18)
    local parts = 0
    for p in doc:paragraphs() do parts = parts + p:count() end
    assert(parts == 9)
    return {}
  end,
}
