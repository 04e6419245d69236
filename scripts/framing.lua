--- The editorial framing of an article: its label, and the words it rests on.
--
--   hostile          the outlet's own words blame, clearly and more than once
--   promotional      they praise
--   mixed            they do both
--   neutral report   they do neither
--
-- A label is only as good as its evidence: the words stand beside it, strongest first.
local tenor  = require "tenor"
local frames = require "frames"

local BLAME  = { class = "evaluative", voice = "author", sign = "negative" }
local PRAISE = { class = "evaluative", voice = "author", sign = "positive" }

local function label_of(blame, praise, opt)
  local hostile, promotional = blame >= opt.cutoff, praise >= opt.cutoff
  if hostile and promotional and math.min(blame, praise) * 2 > math.max(blame, praise) then
    return "mixed"
  end
  if hostile and blame >= praise then return "hostile" end
  if promotional then return "promotional" end
  return "neutral report"
end

-- The strongest words, each once, with the paragraph where it first stands.
local function evidence(doc, filter, most)
  local list, seen = {}, {}
  for hit in doc:hits(filter) do
    local key = hit.term
    if not seen[key] then
      seen[key] = true
      list[#list + 1] = { text = hit.text, weight = math.abs(hit.weight) }
    end
  end
  table.sort(list, function (a, b) return a.weight > b.weight end)
  local words = {}
  for i = 1, math.min(most, #list) do words[i] = list[i].text end
  return table.concat(words, ", ")
end

return {
  summary  = "The article's editorial framing, with the words and frames that it rests on.",
  version  = 1,
  lexicons = { "loaded", "frames", "modifiers" },
  options  = {
    cutoff = { 2, "weight of blame or praise per 100 own words that makes a label" },
    least  = { 3, "different words a label needs" },
    words  = { 6, "words to give as evidence" },
  },

  score = function (doc, opt)
    local blame, praise = -doc:rate(BLAME), doc:rate(PRAISE)
    local label = label_of(blame, praise, opt)
    local different = 0
    for _ in pairs(doc:tally("term", { class = "evaluative", voice = "author" })) do
      different = different + 1
    end
    if different < opt.least then label = "neutral report" end
    local present = frames.present(frames.strengths(doc, frames.thresholds))
    return {
      label    = label,
      frames   = #present > 0 and table.concat(present, ", ") or "none",
      evidence = label ~= "neutral report"
                 and evidence(doc, label == "promotional" and PRAISE or BLAME, opt.words) or nil,
    }
  end,

  by   = "outlet",
  keep = { label = tenor.tally() },

  report = function (all, _, out)
    out:heading "Framing"
    local t = out:table("outlet", "articles", "% neutral report", "% hostile", "% promotional", "% mixed")
    for outlet, g in all:groups() do
      t:row(outlet, g.n, 100 * g.label:share "neutral report", 100 * g.label:share "hostile",
            100 * g.label:share "promotional", 100 * g.label:share "mixed")
    end
  end,
}
