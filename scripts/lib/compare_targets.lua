--- Whom the words are about: the tone towards each main target, and how persons are named.
local namings = require "namings"
local tools   = require "compare_tools"

local targets = {}

local LEAST = 10 -- articles below which a figure is shown as weak

-- The labels of rates in most articles.
local function main_labels(rates, most)
  local list = {}
  for label in rates:top(most) do list[#list + 1] = label end
  return list
end

-- What a column is called: a long label by its last word, or by its first where the last is another's too.
local function short_names(labels)
  local last, names = {}, {}
  for _, label in ipairs(labels) do
    local word = label:match "(%S+)$" or label
    last[word] = (last[word] or 0) + 1
  end
  for i, label in ipairs(labels) do
    local word = label:match "(%S+)$" or label
    names[i] = #label <= 14 and label or last[word] == 1 and word or label:match "^%S+"
  end
  return names
end

--- Tone towards each main target by side.
function targets.matrix(sides, all, opt, out)
  local labels, columns, rows = main_labels(all.toward, opt.targets), { opt.by }, {}
  if #labels == 0 then return end
  out:heading("Tone towards the main targets", 2)
  for i, name in ipairs(short_names(labels)) do columns[i + 1] = name end
  for i, side in ipairs(tools.by_value(sides)) do
    rows[i] = { side.name }
    for k, label in ipairs(labels) do
      local e = side.g.toward:at(label)
      rows[i][k + 1] = e.articles > 0 and { value = e.value, low = e.low, high = e.high, n = e.n } or nil
    end
  end
  out:chart {
    kind = "matrix", title = "Weight of loaded words about a target, per 100 times it is named",
    about = "For each " .. opt.by .. " and each of the most named targets: the weight of the loaded words of its own that are "
            .. "about the target, per 100 mentions in its own words, and the number of articles.",
    columns = columns, rows = rows, least = LEAST,
  }
  out:note("Targets are the persons, places and groups named in most articles. Only articles that name one three times or "
           .. "more count, and only words whose target is known. The intervals are in the data behind the chart. In the order of "
           .. "slant.")
end

-- "Putin 52, Mr. Putin 11": those that are `least` of the person's or more.
local function listed(tally, person, most, least)
  local list = {}
  for _, one in ipairs(namings.of(tally, person, most)) do
    if one[2] >= least then list[#list + 1] = string.format("%s %d", one[1], one[2]) end
  end
  return table.concat(list, ", ")
end

--- How each person is named.
function targets.naming(sides, all, opt, out)
  out:heading("How persons are named", 2)
  local persons = main_labels(all.judged, opt.persons)
  if #persons == 0 then
    out:line "No person is named often enough."
    return
  end
  local t = out:table("person", "mentions", "% judging", "named as")
  for _, person in ipairs(persons) do
    local e = all.judged:at(person)
    t:row(person, e.per // 1, e, listed(all.namings, person, 6, e.per / 20))
  end
  local own -- a table once there is a row for it
  for _, person in ipairs(persons) do
    for _, side in ipairs(sides) do
      local e, words = side.g.judged:at(person), listed(side.g.judging, person, 4, 1)
      if e.sum > 0 then
        own = own or out:table("person", opt.by, "mentions", "% judging", "words that judge"):caption("Who judges whom")
        own:row(person, side.name, e.per // 1, e, words)
      end
    end
  end
  out:note("Named as: what makes up a twentieth of the namings or more. Judging: a loaded word of its own stands in the name, in "
           .. "front of it or beside it. Counted in articles that name "
           .. "the person three times or more. Who is not there has no naming that judges.")
end

return targets
