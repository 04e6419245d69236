--- How the slant of their own words changed.
local time = {}

local MOST_POINTS, MOST_LINES = 24, 5

-- The finest unit that leaves a line legible: days, months or years.
local function periods_of(all)
  local by_length = { [4] = {}, [7] = {}, [10] = {} }
  for period in all.dated:items() do
    local list = by_length[#period]
    if list and period:match "^%d" then list[#list + 1] = period end
  end
  for _, length in ipairs { 10, 7, 4 } do
    local n = #by_length[length]
    if n >= 3 and n <= MOST_POINTS then return by_length[length] end
  end
  return {}
end

--- Own tone over time, of those with the most articles.
function time.report(sides, all, opt, out)
  local periods = periods_of(all)
  if #periods < 3 then return end
  out:heading("Change over time", 2)
  local most = table.move(sides, 1, #sides, 1, {})
  table.sort(most, function (a, b) return a.g.n > b.g.n end)
  local columns, rows = { "period", "all" }, {}
  for i = 1, math.min(MOST_LINES, #most) do columns[i + 2] = most[i].name end
  for i, period in ipairs(periods) do
    rows[i] = { period, all.dated:at(period) }
    for k = 1, #columns - 2 do
      local e = most[k].g.dated:at(period)
      rows[i][k + 2] = e.articles > 0 and e or nil
    end
  end
  out:chart {
    kind = "line", title = "Slant of their own words over time",
    about = "Weight of the loaded words in the own voice per 100 own words, by period: of all, and of the "
            .. #columns - 2 .. " with the most articles.",
    columns = columns, rows = rows, x = "weight per 100 own words",
  }
  if #most > MOST_LINES then out:note("The %d with the most articles, and all together.", MOST_LINES) end
end

return time
