--- A bar from zero for each row, to the left for negative numbers; a whisker where there is an interval.
local rows = require "chart_rows"

local function mark(at, w, _, e, y)
  local zero, x = at.x(0), at.x(e.value)
  local sign = e.value < 0 and "minus" or "plus"
  w:add("rect", { class = "bar " .. sign, x = math.min(zero, x), y = y - 6, width = math.max(math.abs(x - zero), 0.5),
                  height = 12 })
  if e.low then at.whisker(w, e, y, 3, "whisker") end
end

return function (model, width, id, class) return rows(model, width, id, class, mark) end
