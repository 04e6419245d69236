--- Whom the words are about: the tone towards each main target, and how persons are named.
local namings = require "namings"

local targets = {}

local LEAST = 10 -- articles below which a figure is shown as weak

-- The labels of rates in most articles.
local function main_labels(rates, most)
  local list = {}
  for label in rates:top(most) do list[#list + 1] = label end
  return list
end

local function short(label) return #label <= 14 and label or label:match "(%S+)$" or label end

--- Tone towards each main target by side.
function targets.matrix(sides, all, opt, out)
  out:heading("Tone towards the main targets", 2)
  local labels, columns, rows = main_labels(all.toward, opt.targets), { opt.by }, {}
  for i, label in ipairs(labels) do columns[i + 1] = short(label) end
  for i, side in ipairs(sides) do
    rows[i] = { side.name }
    for k, label in ipairs(labels) do
      local e = side.g.toward:at(label)
      rows[i][k + 1] = e.articles > 0 and { value = e.value, low = e.low, high = e.high, n = e.n } or nil
    end
  end
  if #labels == 0 then return end
  out:chart {
    kind = "matrix", title = "Weight of loaded words about a target, per 100 times it is named",
    about = "For each " .. opt.by .. " and each of the most named targets: the weight of the loaded words of its own that are "
            .. "about the target, per 100 mentions in its own words, and the number of articles.",
    columns = columns, rows = rows, least = LEAST,
  }
  out:note("Targets are the persons, places and groups named in most articles. Only words whose target is known count.")
end

--- How each person is named.
function targets.naming(sides, all, opt, out)
  out:heading("How persons are named", 2)
  local t = out:table("person", opt.by, "mentions", "% judging", "named as")
  for person in all.judged:top(opt.persons) do
    for _, side in ipairs(sides) do
      local e = side.g.judged:at(person)
      if e.per >= LEAST then
        local names = {}
        for i, one in ipairs(namings.of(side.g.namings, person, 3)) do names[i] = one[1] .. " " .. one[2] // 1 end
        t:row(person, side.name, e.per // 1, e, table.concat(names, ", "))
      end
    end
  end
  out:note("Judging: a loaded word of its own stands in the name, in front of it or beside it.")
end

return targets
