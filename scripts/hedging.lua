--- How sure an article sounds, per 100 of the outlet's own words.
--
--   hedges     hold back full commitment: perhaps, might, it is not clear
--   vague      leave open who or how many: some critics, it is widely believed, one of the finest
--   boosters   put more behind a statement than it needs: of course, undeniably
--   doubts     dispute what somebody else said: falsely, without evidence
--
-- A hedge is no fault: what is not known for sure is rightly said with one. Hedges in quotations belong to whoever is
-- quoted and are given beside.
local tenor = require "tenor"

local KINDS    = { "hedges", "vague", "boosters", "doubts" }
local CATEGORY = {
  hedges   = { "hedge/modal", "hedge/adverb", "hedge/adjective", "hedge/verb", "hedge/noun", "hedge/phrase" },
  vague    = { "hedge/weasel", "hedge/vague", "hedge/rank", "hedge/faceless", "hedge/generality" },
  boosters = "booster",
  doubts   = "doubt",
}
local QUOTED = { category = CATEGORY.hedges, voice = { "quoted", "reported" } }

local OWN = {}
for _, kind in ipairs(KINDS) do OWN[kind] = { category = CATEGORY[kind], voice = "author" } end

local function per_100(span, filter) return 100 * span:count(filter) / math.max(span:size(filter), 1) end

local function label_of(record, cutoff)
  local cautious, emphatic = record.hedges >= cutoff, record.boosters >= cutoff
  return cautious and emphatic and "both" or cautious and "cautious" or emphatic and "emphatic" or "plain"
end

return {
  summary  = "Hedges, vague sources, boosters and doubts per 100 of the outlet's own words, and the words.",
  version  = 1,
  lexicons = { "engagement" },
  options  = { cutoff = { 1.5, "hedges or boosters per 100 own words that make a label" } },

  score = function (doc, opt)
    local record = { quoted_hedges = per_100(doc, QUOTED), words = {} }
    for _, kind in ipairs(KINDS) do
      record[kind] = per_100(doc, OWN[kind])
      for word, n in pairs(doc:tally("term", OWN[kind])) do record.words[word] = (record.words[word] or 0) + n end
    end
    record.label = label_of(record, opt.cutoff)
    return record
  end,

  by   = "outlet",
  keep = {
    hedges = tenor.mean(), vague = tenor.mean(), boosters = tenor.mean(), doubts = tenor.mean(),
    quoted_hedges = tenor.mean(), words = tenor.tally(), label = tenor.tally(),
  },

  report = function (all, opt, out)
    out:heading "Hedging"
    local t = out:table("outlet", "articles", "hedges", "±95%", "quoted", "vague", "boosters", "doubts", "% cautious")
    for outlet, g in all:groups() do
      t:row(outlet, g.n, g.hedges.mean, g.hedges.ci95, g.quoted_hedges.mean, g.vague.mean, g.boosters.mean,
            g.doubts.mean, 100 * g.label:share "cautious")
    end
    out:note("Each per 100 words in the same voice; an article is cautious from %g hedges on.", opt.cutoff)
    out:heading("Their words", 2)
    local w = out:table("outlet", "words")
    for outlet, g in all:groups() do
      local top = {}
      for word, n in g.words:top(8) do top[#top + 1] = string.format("%s ×%d", word, n) end
      w:row(outlet, #top > 0 and table.concat(top, ", ") or "none")
    end
  end,
}
