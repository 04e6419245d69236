--- Rounding for people.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    assert(tenor.round(2.5) == 3 and tenor.round(-2.5) == -3 and tenor.round(2.4999) == 2)
    assert(tenor.round(3.14159, 2) == 3.14 and tenor.round(1234.5, 0) == 1235)
    assert(not pcall(tenor.round, 1, -1) and not pcall(tenor.round, 1, 13) and not pcall(tenor.round, "x"))
    return {}
  end,
}
