--- How often an outlet reaches for a loaded word of its own, whichever way it leans.
local tenor = require "tenor"

local OWN = { class = "evaluative", voice = "author", negated = false }

-- Weak words (massive, clearly) count little: only what they weigh, up to 1 each.
local function load_of(doc)
  local load = 0
  for hit in doc:hits(OWN) do load = load + math.min(math.abs(hit.weight), 1) end
  return load
end

return {
  summary  = "Loaded words of the outlet's own per 100 of them; loaded or plain.",
  version  = 1,
  lexicons = { "loaded", "modifiers" },
  options  = {
    rate = { 1.2, "label an article loaded from so many loaded words per 100" },
    load = { 1, "and from so much load in all: one strong word, or several weak ones" },
  },

  score = function (doc, opt)
    local load = load_of(doc)
    local rate = 100 * load / math.max(doc:size { voice = "author" }, 1)
    return {
      rate  = rate,
      label = load >= opt.load and rate >= opt.rate and "loaded" or "plain",
      words = doc:tally("term", OWN),
    }
  end,

  by   = "outlet",
  keep = { rate = tenor.mean(), label = tenor.tally(), words = tenor.tally() },

  report = function (all, opt, out)
    out:heading "Loaded words"
    local t = out:table("outlet", "articles", "per 100", "±95%", "% loaded", "most used")
    for outlet, g in all:groups() do
      local top = {}
      for word, n in g.words:top(5) do top[#top + 1] = string.format("%s %d", word, n) end
      t:row(outlet, g.n, g.rate.mean, g.rate.ci95, 100 * g.label:share "loaded", table.concat(top, ", "))
    end
  end,
}
