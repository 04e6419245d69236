--- Whom the loaded words are about, and through whose mouth they come.
--
-- For each target: the weight of blame and praise in the outlet's own words, and in the words of those whom it quotes.
-- An outlet can stay clean itself and let others do the blaming: `passed` is the share of all blame that arrives so.
local tenor   = require "tenor"
local tallies = require "tallies"

local VOICES = { own = "author", others = { "quoted", "reported" } }

-- target → weight of all words of that sign in that voice, above zero.
local function weights(doc, sign, voice)
  local by_target = {}
  for hit in doc:hits { class = "evaluative", sign = sign, voice = voice } do
    if hit.target then
      by_target[hit.target] = (by_target[hit.target] or 0) + math.abs(hit.weight)
    end
  end
  return by_target
end

return {
  summary  = "Blame and praise of each target, in the outlet's own words and through others' mouths.",
  version  = 1,
  lexicons = { "loaded", "modifiers" },
  options  = { top = { 8, "targets in the report, for each outlet" } },

  score = function (doc)
    local record = {}
    for name, voice in pairs(VOICES) do
      record[name .. "_blame"]  = weights(doc, "negative", voice)
      record[name .. "_praise"] = weights(doc, "positive", voice)
    end
    local own, others = tallies.total(record.own_blame), tallies.total(record.others_blame)
    record.passed = own + others > 0 and others / (own + others) or nil
    return record
  end,

  by   = "outlet",
  keep = {
    own_blame = tenor.tally(), own_praise = tenor.tally(), others_blame = tenor.tally(),
    others_praise = tenor.tally(), passed = tenor.mean(),
  },

  report = function (all, opt, out)
    out:heading "Whom the loaded words are about"
    local t = out:table("outlet", "target", "own −", "own +", "others −", "others +", "% passed on")
    for outlet, g in all:groups() do
      local main = {} -- by all that is said of them
      for _, tally in ipairs { g.own_blame, g.own_praise, g.others_blame, g.others_praise } do
        for target, weight in tally:items() do main[target] = (main[target] or 0) + weight end
      end
      local order = {}
      for target in pairs(main) do order[#order + 1] = target end
      table.sort(order, function (a, b) return main[a] > main[b] end)
      for i = 1, math.min(opt.top, #order) do
        local own, others = g.own_blame:count(order[i]), g.others_blame:count(order[i])
        t:row(outlet, order[i], own, g.own_praise:count(order[i]), others, g.others_praise:count(order[i]),
              own + others > 0 and 100 * others / (own + others) or nil)
      end
    end
    out:note("Blame (−) and praise (+) are sums of weights over all articles, in the outlet's own words and in those "
             .. "of others; passed on is the part of the blame that others speak. Words about nobody are left out.")
  end,
}
