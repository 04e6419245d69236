--- Who gets quoted, by whom, with which verbs, and how their words are taken.
local sources = {}

local STANCES = { "doubting", "endorsing", "charged" }

local function speakers(g, most)
  local list = {}
  for who, n in g.speakers:top(most + 1) do
    if who ~= "unknown" and #list < most then list[#list + 1] = string.format("%s %d", who, n) end
  end
  return table.concat(list, ", ")
end

--- Who gets quoted, with which verbs (stated against claimed) and by whom.
function sources.report(sides, all, opt, out)
  out:heading("Who gets to speak, and how they are taken", 2)
  local t = out:table(opt.by, "quotes", "% doubt", "% true", "% colour", "most quoted")
  for _, side in ipairs(sides) do
    local stances, cells = side.g.stances, {}
    for i, stance in ipairs(STANCES) do cells[i] = stances:at(stance).value end
    t:row(side.name, stances:at "neutral".per // 1, cells[1], cells[2], cells[3], speakers(side.g, 3))
  end
  out:note("By the words that report: claimed and alleged are doubt, revealed and admitted take for true, raged and "
           .. "boasted colour. Quotations and reported speech alike.")
  local found = all:keyness("verbs", { by = "side", most = 4, least = 10 })
  local verbs, shown = nil, {}
  for _, side in ipairs(sides) do shown[side.name] = true end
  for _, row in ipairs(found) do
    if row.q < 0.05 and shown[row.group] then
      verbs = verbs or out:table(opt.by, "verb", "times", "per 100", "others", "ratio", "q")
        :caption("Verbs that set a source's quotations apart (q below .05)")
      verbs:row(row.group, row.term, row.times, row.rate / 1000, row.rest_rate / 1000,
                { value = row.ratio, low = row.low, high = row.high, n = row.docs }, row.q)
    end
  end
  if verbs then
    out:note "Ratio: log2 of how many times more often than the others, with its 95% interval: 1 is twice, −1 half."
  else
    out:line "No verb sets one apart from the others beyond chance."
  end
end

return sources
