--- A few articles in full, with their words marked.
local tools = require "compare_tools"

local shown = {}

--- Of the sides whose own words lean most to either end, the article that shows it best.
function shown.report(sides, all, opt, out)
  local order = tools.by_value(sides)
  table.sort(order, function (a, b) return math.abs(a.estimate.value or 0) > math.abs(b.estimate.value or 0) end)
  local list = {}
  for i = 1, math.min(opt.articles, #order) do
    for article in order[i].g.shown:items() do list[#list + 1] = article end
  end
  if #list == 0 then return end
  out:heading("Articles with their words marked", 2)
  out:note "Of those with the strongest slant, the article with most of it: to see what the figures count, not what is typical."
  for _, a in ipairs(list) do
    out:article { id = a.id, outlet = a.side, date = a.date, title = a.title, url = a.url, text = a.text }
  end
end

return shown
