--- The slant of the outlet's own words, per 100 of them, apart from what it quotes.
--
-- Tone weighs the words that an outlet chose (class "evaluative"): negative blames, positive praises. What it
-- had to report (class "event") never counts, and quoted words are weighed by themselves: the outlet answers
-- for its own.
local tenor = require "tenor"

local OWN    = { class = "evaluative", voice = "author" }
local QUOTED = { class = "evaluative", voice = { "quoted", "reported" } }

local function label_of(tone, cutoff)
  if tone >= cutoff then return "favourable" end
  if tone <= -cutoff then return "hostile" end
  return "neutral"
end

return {
  summary  = "Slant of the outlet's own words per 100 of them, with a label; quoted words apart.",
  version  = 1,
  lexicons = { "loaded", "modifiers" },
  options  = {
    cutoff = { 2, "label an article once its tone reaches this on either side of zero" },
    least  = { 2, "loaded words that an article needs before it gets a label" },
  },

  score = function (doc, opt)
    local tone = doc:rate(OWN)
    local enough = doc:count(OWN) >= opt.least
    return {
      tone         = tone,
      quoted_tone  = doc:rate(QUOTED),
      label        = enough and label_of(tone, opt.cutoff) or "neutral",
      quoted_share = 1 - doc:size { voice = "author" } / math.max(doc:size(), 1),
    }
  end,

  by   = "outlet",
  keep = {
    tone = tenor.mean(), quoted_tone = tenor.mean(), quoted_share = tenor.mean(), label = tenor.tally(),
  },

  report = function (all, opt, out)
    out:heading "Tone: own words against quoted words"
    local t = out:table("outlet", "articles", "tone", "±95%", "quoted tone", "% quoted", "% hostile")
    for outlet, g in all:groups() do
      t:row(outlet, g.n, g.tone.mean, g.tone.ci95, g.quoted_tone.mean, 100 * g.quoted_share.mean,
            100 * g.label:share "hostile")
    end
    out:note("Tone: weight of evaluative words per 100 words in the same voice; an article is hostile or "
             .. "favourable from %g on.", opt.cutoff)
  end,
}
