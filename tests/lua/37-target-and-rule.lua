-- $ tenor score whom.jsonl
--- Whom hits are about, by rule, and filters by target.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "d" then return {} end

    local rules = doc:tally("rule", { target = "Rex Holm" })
    assert(rules["naming-slot"] == 1 and rules["object"] == 1)
    assert(doc:count { target = "Rex Holm", voice = "author", category = "epithet" } == 1)
    assert(doc:weigh { target = "Harbour Council" } == 3)
    assert(doc:tally("target")["Rex Holm"] == doc:count { target = "Rex Holm" })
    return {}
  end,
}
