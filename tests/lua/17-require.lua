--- Modules of scripts/lib and of the folder lib beside the script.
local tenor = require "tenor"
local frames = require "frames"
local twice = require "twice"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    assert(frames == require "frames" and #frames.names == 5, "of tenor")
    assert(twice(3) == 6, "beside the script")
    assert(not pcall(require, "other"), "only while the script loads")
    assert(require "tenor" == tenor and tenor.version:find "^%d+%.%d+")
    return {}
  end,
}
