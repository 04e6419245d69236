--- Who gets quoted, by whom, with which verbs, and how their words are taken.
local tools = require "compare_tools"

local sources = {}

local STANCES = { "doubting", "endorsing", "charged" }

local function speakers(g, most)
  local list = {}
  for who, n in g.speakers:top(most + 1) do
    if who ~= "unknown" and #list < most then list[#list + 1] = string.format("%s %d", who, n) end
  end
  return table.concat(list, ", ")
end

-- How those who are quoted are taken, and who they are.
local function stances(sides, opt, out)
  local t = out:table(opt.by, "quotes", "% in doubt", "% as true", "% coloured")
    :caption("How quotations and reported speech are taken")
  for _, side in ipairs(sides) do
    local stances, cells = side.g.stances, {}
    for i, stance in ipairs(STANCES) do cells[i] = stances:at(stance) end
    t:row(side.name, cells[1].per // 1, cells[1], cells[2], cells[3])
  end
  out:note("By the words that report: claimed and alleged are doubt, revealed and admitted take for true, raged and boasted "
           .. "colour.")
  local who = out:table(opt.by, "most quoted"):caption("Who is quoted most, and how often")
  for _, side in ipairs(sides) do who:row(side.name, speakers(side.g, 5)) end
end

-- Which words of reporting set each apart.
local function verbs(sides, all, opt, out)
  local found = all:keyness("verbs", { by = "side", most = 4, least = tools.LEAST })
  local t, shown = nil, {}
  for _, side in ipairs(sides) do shown[side.name] = true end
  for _, row in ipairs(found) do
    if row.q < tools.SURE and shown[row.group] then
      t = t or out:table(opt.by, "word", "times", "per 100", "others", "log ratio", "q")
        :caption("Words of reporting that set a source's quotations apart (q below .05)")
      t:row(row.group, row.term, row.times, row.rate / 1000, row.rest_rate / 1000,
            { value = row.ratio, low = row.low, high = row.high, n = row.docs }, row.q)
    end
  end
  if t then
    out:note "Log ratio: log2 of how many times more often than the others, with its 95% interval: 1 is twice, −1 half."
  else
    out:line "No word of reporting sets one apart from the others beyond chance."
  end
end

--- Who gets quoted, with which verbs (stated against claimed) and by whom.
function sources.report(sides, all, opt, out)
  out:heading("Who gets to speak, and how they are taken", 2)
  stances(sides, opt, out)
  verbs(sides, all, opt, out)
end

return sources
