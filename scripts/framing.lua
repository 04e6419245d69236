--- The editorial framing of an article: its label, whom it is for and against, and the words it rests on.
--
--   hostile          the outlet's own words blame, clearly and more than once
--   promotional      they praise
--   mixed            they do both
--   neutral report   they do neither
--
-- A label is only as good as its evidence: the words stand beside it, strongest first. Where headline or sections would
-- get other labels, `differs` says so. `ironic` is a warning that words may mean their opposite.
local tenor      = require "tenor"
local editorial  = require "editorial"
local frames     = require "frames"
local techniques = require "techniques"

local SARCASM = { category = "sarcasm", voice = "author" }

-- The strongest words, each once.
local function evidence(doc, filter, most)
  local list, seen, words = {}, {}, {}
  for hit in doc:hits(filter) do
    if not seen[hit.term] then list[#list + 1] = { text = hit.text, weight = math.abs(hit.weight) } end
    seen[hit.term] = true
  end
  table.sort(list, function (a, b) return a.weight > b.weight end)
  for i = 1, math.min(most, #list) do words[i] = list[i].text end
  return table.concat(words, ", ")
end

return {
  summary  = "Editorial label, for and against whom, frames, techniques, and the words that it rests on.",
  version  = 2,
  lexicons = { "loaded", "frames", "modifiers" },
  options  = {
    cutoff  = { 2, "weight of blame or praise per 100 own words that makes a label" },
    least   = { 3, "different words a label needs" },
    words   = { 6, "words to give as evidence" },
    irony   = { 0.3, "sarcastic phrases per 100 own words that make it ironic" },
    section = { 60, "own words from which a section gets a label of its own" },
  },

  score = function (doc, opt)
    local label   = editorial.label(doc, opt)
    local present = frames.present(frames.strengths(doc, frames.thresholds))
    local used    = techniques.used(techniques.rates(doc, "own"))
    local slanted = label ~= "neutral report"
    local words   = label == "promotional" and editorial.praise or editorial.blame
    return {
      label      = label,
      ironic     = doc:has(SARCASM) and 100 * doc:count(SARCASM) >= opt.irony * doc:size(SARCASM),
      against    = editorial.whom(doc, editorial.blame, opt),
      favours    = editorial.whom(doc, editorial.praise, opt),
      frames     = #present > 0 and table.concat(present, ", ") or "none",
      techniques = slanted and table.concat(used, ", ") or nil,
      evidence   = slanted and evidence(doc, words, opt.words) or nil,
      differs    = editorial.differences(doc, opt),
    }
  end,

  by   = "outlet",
  keep = { label = tenor.tally(), ironic = tenor.mean(), against = tenor.tally(), favours = tenor.tally() },

  report = function (all, _, out)
    out:heading "Framing"
    local t = out:table("outlet", "articles", "% neutral report", "% hostile", "% promotional", "% mixed", "% ironic")
    for outlet, g in all:groups() do
      t:row(outlet, g.n, 100 * g.label:share "neutral report", 100 * g.label:share "hostile",
            100 * g.label:share "promotional", 100 * g.label:share "mixed", 100 * g.ironic.mean)
    end
    out:heading("For and against", 2)
    local whom = out:table("outlet", "against", "for")
    for outlet, g in all:groups() do
      local against, favours = {}, {}
      for name, n in g.against:top(3) do against[#against + 1] = string.format("%s ×%d", name, n) end
      for name, n in g.favours:top(3) do favours[#favours + 1] = string.format("%s ×%d", name, n) end
      if #against + #favours > 0 then whom:row(outlet, table.concat(against, ", "), table.concat(favours, ", ")) end
    end
  end,
}
