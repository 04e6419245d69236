--- A comparative report: how outlets differ in their own words on the events that all of them report.
local tenor = require "tenor"

local OWN    = { class = "evaluative", voice = "author" }
local QUOTED = { class = "evaluative", voice = { "quoted", "reported" } }
local BLAME  = { class = "evaluative", voice = "author", sign = "negative" }
local EVENTS = { class = "event", negated = false }

-- What was kept as a mean, with its interval once there are two articles.
local function estimate(kept)
  local mean, half = kept.mean, kept.ci95
  return { value = mean, low = half and mean - half, high = half and mean + half, n = kept.n }
end

return {
  summary  = "Outlets side by side: slant of their own words, quoted words, event load, loaded words.",
  version  = 1,
  lexicons = { "loaded", "events", "modifiers" },
  options  = {
    cutoff = { 2, "tone from which an article counts as hostile or favourable" },
    words  = { 6, "loaded words to list for each outlet" },
  },

  score = function (doc, opt)
    local tone = doc:rate(OWN)
    return {
      tone   = tone,
      quoted = doc:rate(QUOTED),
      events = 100 * doc:count(EVENTS) / math.max(#doc, 1),
      words  = doc:tally("term", BLAME),
      length = #doc,
      label  = tone <= -opt.cutoff and "hostile" or tone >= opt.cutoff and "favourable" or "neutral",
    }
  end,

  by   = "outlet",
  keep = {
    tone = tenor.mean(), quoted = tenor.mean(), events = tenor.mean(), length = tenor.sum(),
    words = tenor.tally(), label = tenor.tally(),
  },

  report = function (all, opt, out)
    out:heading(string.format("%d articles, %d words", all.n, all.length.sum // 1))
    local t = out:table("outlet", "articles", "own tone", "±95%", "quoted tone", "events", "% hostile")
    local rows = {}
    for outlet, g in all:groups() do
      rows[#rows + 1] = { outlet, estimate(g.tone), estimate(g.quoted) }
      t:row(outlet, g.n, g.tone.mean, g.tone.ci95, g.quoted.mean, g.events.mean,
            100 * g.label:share "hostile")
    end
    out:note("Tone: weight of evaluative words per 100 words in the same voice. Events: event words per 100 "
             .. "words; they are no part of the tone.")
    out:chart {
      kind = "interval", title = "Tone by outlet", x = "weight per 100 words in the same voice",
      about = "Mean tone of each outlet's own words and of those it quotes, with 95% intervals.",
      columns = { "outlet", "own words", "quoted words" }, rows = rows,
    }
    out:heading("Their own words of blame", 2)
    local w = out:table("outlet", "words")
    for outlet, g in all:groups() do
      local top = {}
      for word, n in g.words:top(opt.words) do
        top[#top + 1] = n > 1 and string.format("%s ×%d", word, n) or word
      end
      w:row(outlet, #top > 0 and table.concat(top, ", ") or "none")
    end
  end,
}
