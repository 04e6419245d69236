--- A regex is made at the top or not at all.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    local ok, message = pcall(tenor.regex, "x")
    assert(not ok and message:find("only while the script loads", 1, true))
    return {}
  end,
}
