--- A dot and its interval for each row and series.
local rows = require "chart_rows"

local function mark(at, w, series, e, y)
  if e.low then
    local low, high = at.x(e.low), at.x(e.high)
    w:line(low, y, high, y, "stroke s" .. series)
    w:line(low, y - 4, low, y + 4, "stroke s" .. series)
    w:line(high, y - 4, high, y + 4, "stroke s" .. series)
  end
  w:mark(series, at.x(e.value), y, 4.5)
end

return function (model, width, id, class) return rows(model, width, id, class, mark) end
