--- A script without report has one.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { words = #doc, label = doc.id }
  end,

  by   = "outlet",
  keep = {
    words = tenor.mean(), label = tenor.tally(),
  },
}
