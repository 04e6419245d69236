--- From where an article looks at its subject: the five generic frames (Semetko & Valkenburg 2000) as numbers, and the
--- two strongest policy frames (Boydstun et al. 2014) by name.
local tenor  = require "tenor"
local frames = require "frames"

return {
  summary  = "One number for each of the five generic frames, there from 1 on; the main policy frames.",
  version  = 2,
  lexicons = { "frames", "modifiers" },
  options  = {
    conflict       = { frames.thresholds.conflict, "weight that conflict needs in 100 words" },
    economic       = { frames.thresholds.economic, "weight that economic consequences need" },
    human_interest = { frames.thresholds.human_interest, "weight that human interest needs" },
    morality       = { frames.thresholds.morality, "weight that morality needs" },
    responsibility = { frames.thresholds.responsibility, "weight that responsibility needs" },
    policy         = { 2, "weight that a policy frame needs" },
  },

  score = function (doc, opt)
    local record = frames.strengths(doc, opt)
    local policy = frames.policy(doc, opt.policy)
    record.policy = #policy > 0 and table.concat(policy, ", ") or "none"
    return record
  end,

  by   = "outlet",
  keep = {
    conflict = tenor.mean(), economic = tenor.mean(), human_interest = tenor.mean(),
    morality = tenor.mean(), responsibility = tenor.mean(), policy = tenor.tally(),
  },

  report = function (all, _, out)
    out:heading "Frames"
    local columns = { "outlet", "articles" }
    for _, name in ipairs(frames.names) do columns[#columns + 1] = (name:gsub("_", " ")) end
    columns[#columns + 1] = "policy"
    local t = out:table(table.unpack(columns))
    for outlet, g in all:groups() do
      local row = { outlet, g.n }
      for _, name in ipairs(frames.names) do row[#row + 1] = g[name].mean end
      row[#row + 1] = (g.policy:top(1)())
      t:row(table.unpack(row))
    end
    out:note "1 is where a frame begins to be there."
  end,
}
