--- A script without lexicons sees no hits, and everything else.
return {
  summary  = "A case.",

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    assert(doc:count() == 0 and doc:weigh() == 0 and not doc:has() and doc:hits()() == nil)
    assert(doc:size() == 36 and doc:count { class = "evaluative" } == 0)
    assert(not pcall(doc.count, doc, { class = "palette" }), "no lexicon of the script has that class")
    return {}
  end,
}
