--- Persuasion techniques that words show, after SemEval-2020 task 11, and who uses them.
--
-- Name calling, loaded language, doubt, exaggeration, appeal to fear, flag-waving and repetition, each per 100 words of
-- the same voice. What a quoted speaker does is not the outlet's doing: it stands apart, as quoted_….
-- A technique is a matter of craft. It says nothing of whether the thing said is true.
local tenor      = require "tenor"
local techniques = require "techniques"

local script = {
  summary  = "Name calling, loaded language, doubt, exaggeration, fear, flag-waving, repetition: own and quoted.",
  version  = 1,
  lexicons = { "loaded", "modifiers" },
  options  = { words = { 3, "words to list for each technique in a report" } },
  by       = "outlet",
  keep     = { main = tenor.tally() },
}

for _, name in ipairs(techniques.names) do
  script.keep[name], script.keep["quoted_" .. name] = tenor.mean(), tenor.mean()
  script.keep[name .. "_words"] = tenor.tally()
end

function script.score(doc)
  local own, quoted = techniques.rates(doc, "own"), techniques.rates(doc, "quoted")
  local record = { main = techniques.used(own)[1] or "none" }
  for _, name in ipairs(techniques.names) do
    record[name], record["quoted_" .. name] = own[name], quoted[name]
    record[name .. "_words"] = name == "repetition" and techniques.repeated(doc, "own")
                               or doc:tally("term", techniques.filters.own[name])
  end
  return record
end

function script.report(all, opt, out)
  out:heading "Techniques"
  for outlet, g in all:groups() do
    local t = out:table("technique", "own", "±95%", "quoted", "own words")
    t:caption("%s (%d)", outlet, g.n)
    for _, name in ipairs(techniques.names) do
      local top = {}
      for word in g[name .. "_words"]:top(opt.words) do top[#top + 1] = word end
      t:row((name:gsub("_", " ")), g[name].mean, g[name].ci95, g["quoted_" .. name].mean, table.concat(top, ", "))
    end
  end
  out:note "Each per 100 words in the same voice; behind an outlet the number of its articles."
end

return script
