--- Words looked up in a lexicon: as written, by category, only while an article is scored.
local tenor = require "tenor"

local WORDS = tenor.lexicon "words.yml"
local OTHER = tenor.lexicon "modifiers"

assert(not pcall(WORDS.weight, WORDS, "red"), "no lexicon is there while the script loads")

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    assert(WORDS.name == "words.yml")
    assert(WORDS:weight("tyrant") == -4 and WORDS:weight("tyrants") == nil, "as written")
    assert(WORDS:weight("Tyrant") == nil and WORDS:weight("Mad Rex") == -4)
    assert(WORDS:weight(":-)") == 1.3 and WORDS:weight("b*") == 2 and WORDS:weight("bad") == nil)
    assert(WORDS:weight("Red") == -1 and WORDS:weight("red") == 4, "the first category answers")
    assert(WORDS:weight("red", "colour") == 0 and WORDS:weight("red", "praise") == nil)
    assert(WORDS:weight("attack", "violence") == 1 and WORDS:weight("attack", "violence/verb") == nil)
    assert(tenor.lexicon("words.yml"):weight("brilliant") == 3, "may be made inside of score")
    local ok, message = pcall(OTHER.weight, OTHER, "not")
    assert(not ok and message:find("not among the script's lexicons", 1, true))
    assert(not pcall(WORDS.weight, WORDS) and not pcall(WORDS.weight, WORDS, 7))
    assert(not pcall(tenor.lexicon) and not pcall(tenor.lexicon, 7))
    return {}
  end,
}
