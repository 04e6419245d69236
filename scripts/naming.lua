--- How each person is named: by name, by office, or by a word that judges.
--
--      Viktor Dragomar   Dragomar 11, the Karsovian despot 2, the president 1, snarling … 1
--
-- What makes a naming judge stands in lib/namings.lua. What others call a person is left to the script "targets".
local tenor   = require "tenor"
local namings = require "namings"

return {
  summary  = "How each person is named, and how many of the namings judge.",
  version  = 1,
  lexicons = { "loaded" },
  options  = {
    top     = { 3, "persons in the report, for each outlet" },
    namings = { 4, "namings of each" },
    least   = { 2, "mentions that a person needs" },
  },

  score = function (doc) return namings.count(doc) end,

  by   = "outlet",
  keep = { mentions = tenor.tally(), judged = tenor.tally(), namings = tenor.tally() },

  report = function (all, opt, out)
    out:heading "How persons are named"
    local t = out:table("outlet", "person", "mentions", "% judging")
    for outlet, g in all:groups() do
      for person, n in g.mentions:top(opt.top) do
        if n >= opt.least then t:row(outlet, person, n, 100 * math.min(g.judged:count(person) / n, 1)) end
      end
    end
    out:heading("Their names", 2)
    local names = out:table("outlet", "person", "naming", "times")
    for outlet, g in all:groups() do
      for person, n in g.mentions:top(opt.top) do
        for _, one in ipairs(n >= opt.least and namings.of(g.namings, person, opt.namings) or {}) do
          names:row(outlet, person, one[1], one[2])
        end
      end
    end
  end,
}
