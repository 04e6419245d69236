--- A comparative report that can be published: what differs between sources in their own words, how sure that is, and
--- the words themselves.
--
--     tenor compare --by outlet articles/              # the same as: tenor report -s compare
--     tenor compare --by topic --format html -o report.html articles.jsonl
--
-- It answers in this order: how many articles of whom; the slant of own words and of quoted ones, events beside it;
-- tone towards the main targets; how persons are named; who gets to speak; which loaded words set each apart; labels;
-- change over time; the same events side by side; whether the finding would hold otherwise; what chance would show. There
-- are no labels of left or right and no ranking inside the noise.
local compared = require "compared"
local checks   = require "compare_checks"
local method   = require "compare_method"
local shown    = require "compare_shown"
local events   = require "compare_events"
local slant    = require "compare_slant"
local sources  = require "compare_sources"
local targets  = require "compare_targets"
local time     = require "compare_time"
local tools    = require "compare_tools"
local words    = require "compare_words"

return {
  summary  = "What differs between outlets in their own words, how sure that is, and the words themselves.",
  version  = 1,
  lexicons = { "loaded", "events", "engagement", "valence", "modifiers" },
  options  = {
    by       = { "outlet", "what is compared: outlet, year, month, day or any field of the articles" },
    least    = { 10, "articles that a source needs to be shown" },
    targets  = { 6, "targets in the matrix" },
    persons  = { 5, "persons whose names are listed" },
    words    = { 8, "words that set one apart, for each" },
    examples = { 4, "examples in context, for each" },
    events   = { 8, "events that are set side by side" },
    articles = { 3, "articles shown in full with their words marked" },
    cutoff   = { 2, "weight of blame or praise per 100 own words that makes a label" },
    different = { 3, "different words that a label needs" },
  },

  score = compared.record,
  by    = { "side", "half" },
  keep  = compared.keep,

  report = function (all, opt, out)
    local sides = tools.sides(all, opt.least)
    out:heading("Comparison by " .. opt.by)
    out:line("%d articles, %d words.", all.n, all.words.sum // 1)
    if #sides < 2 then
      tools.too_few(all, opt, out)
      return
    end
    slant.corpus(sides, all, opt, out)
    slant.report(sides, all, opt, out)
    targets.matrix(sides, all, opt, out)
    targets.naming(sides, all, opt, out)
    sources.report(sides, all, opt, out)
    words.kinds(sides, all, opt, out)
    words.keyness(sides, all, opt, out)
    words.labels(sides, all, opt, out)
    time.report(sides, all, opt, out)
    events.report(sides, all, opt, out)
    slant.robustness(sides, all, opt, out)
    checks.noise(sides, all, opt, out)
    shown.report(sides, all, opt, out)
    method.report(out)
  end,
}
