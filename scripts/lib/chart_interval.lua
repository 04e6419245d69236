--- A dot and its interval for each row and series.
local rows = require "chart_rows"

local function mark(at, w, series, e, y)
  if e.low then at.whisker(w, e, y, 4, "stroke s" .. series) end
  w:mark(series, at.x(e.value), y, 4.5)
end

return function (model, width, id, class) return rows(model, width, id, class, mark) end
