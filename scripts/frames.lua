--- From where an article looks at its subject: the five generic frames (Semetko & Valkenburg 2000).
local tenor  = require "tenor"
local frames = require "frames"

return {
  summary  = "One number for each of the five generic frames; a frame is there from 1 on.",
  version  = 1,
  lexicons = { "frames", "modifiers" },
  options  = {
    conflict       = { frames.thresholds.conflict, "weight that conflict needs in 100 words" },
    economic       = { frames.thresholds.economic, "weight that economic consequences need" },
    human_interest = { frames.thresholds.human_interest, "weight that human interest needs" },
    morality       = { frames.thresholds.morality, "weight that morality needs" },
    responsibility = { frames.thresholds.responsibility, "weight that responsibility needs" },
  },

  score = function (doc, opt) return frames.strengths(doc, opt) end,

  by   = "outlet",
  keep = {
    conflict = tenor.mean(), economic = tenor.mean(), human_interest = tenor.mean(),
    morality = tenor.mean(), responsibility = tenor.mean(),
  },

  report = function (all, _, out)
    out:heading "Frames"
    local t = out:table("outlet", "articles", table.unpack(frames.names))
    for outlet, g in all:groups() do
      local row = {}
      for i, name in ipairs(frames.names) do row[i] = g[name].mean end
      t:row(outlet, g.n, table.unpack(row))
    end
    out:note "1 is where a frame begins to be there."
  end,
}
