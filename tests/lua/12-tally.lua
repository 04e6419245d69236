--- Counting hits by a field.
-- The message of the error that a call raises.
local function complaint(f, ...)
  local ok, message = pcall(f, ...)
  assert(not ok, "no error")
  return message
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local t = doc:tally "term"
    assert(t.tyrant == 2 and t.brilliant == 3 and t.red == 1 and t.despot == nil)
    assert(math.type(t.tyrant) == "integer")
    assert(doc:tally("category", { class = "event" })["violence/verb"] == 1)
    assert(doc:tally("voice").quoted == 2 and doc:tally("voice").author == 7)
    assert(doc:tally("part").headline == 1 and doc:tally("lexicon").words == 9)
    assert(doc:tally("speaker")["Rex Holm"] == 2 and doc:tally("speaker").none == 7)
    assert(doc:tally("text").Tyrants == 1 and doc:tally("class").palette == 1)
    assert(doc:tally("target")["Rex Holm"] >= 1 and doc:tally("rule").none)
    assert(next(doc:tally("term", { part = "furniture" })) == nil)
    assert(complaint(doc.tally, doc, "terms"):find("did you mean 'term'?", 1, true))
    assert(complaint(doc.tally, doc, "weight"):find("tally cannot count by 'weight'", 1, true))
    assert(complaint(doc.tally, doc, "terms", { part = "furniture" }):find("term", 1, true), "without any hit too")
    return {}
  end,
}
