--- The sketch of a span's words.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    local sketch = doc:sketch()
    assert(#sketch <= 325 and sketch:match "^[%w_-]+$")
    assert(#sketch == 5 * (math.max(#doc - 4, 1) + 1), "their number, and each phrase of five words")
    assert(sketch == doc:sketch())
    local words = {}
    for p in doc:paragraphs() do words[#words + 1] = p:sketch() end
    assert(#words > 1 and words[1] ~= words[2])
    if doc.id ~= "a" then return { done = true } end
    -- “Tyrants at the gate” is one phrase; its sketch is the number 1 and one hash.
    assert(words[1]:sub(1, 5) == "00001" and #words[1] == 10)
    return { done = true }
  end,

  report = function (all, opt, out) out:line "done" end,
}
