--- The frame that dots and bars have in common: a row for each label, one line in it for each series, the numbers
--- beside it and an axis below. On a narrow drawing the label stands above its lines, and beside it the numbers of a
--- single series; of several there are the values alone.
--
--     The Daily Clarion   ├────●────┤   │      −1.23 [−1.50, −0.98]   34
--                        −2       −1    0
local label = require "chart_label"
local scale = require "chart_scale"
local spec = require "chart_spec"
local svg = require "chart_svg"

local LINE, GAP = 17, 9 -- heights of a line and between rows

local function widest(model, text)
  local most = 0
  for _, row in ipairs(model.rows) do
    for s = 1, #model.series do
      if row[s] then most = math.max(most, svg.width(text(row[s]), true)) end
    end
  end
  return most
end

local function n_of(e) return e.n and scale.number(e.n, 0) or "" end

--- Where things stand: the plot from left to right; then value, interval and n, each up to its place.
local function layout(model, width)
  local at = { narrow = width < 500, width = width }
  local values = widest(model, function (e) return svg.number(e.value, model.decimals) end)
  local intervals = widest(model, function (e) return svg.interval(e, model.decimals) end)
  local counts = widest(model, n_of)
  if counts > 0 then counts = math.max(counts, 10) + 12 end
  local names = 0
  for _, row in ipairs(model.rows) do names = math.max(names, svg.width(label.show(row.label))) end
  at.above = at.narrow and #model.series == 1
  if at.narrow and not at.above then intervals, at.no_interval = 0, true end
  at.counts = width - 6
  at.interval = at.counts - counts
  at.value = at.interval - (intervals > 0 and intervals + 8 or 0)
  at.names = math.min(names + 4, at.narrow and width - 16 or 0.3 * width)
  if at.above then at.names = math.min(at.names, at.value - values - 16) end
  at.left = at.narrow and 14 or at.names + 20
  at.right = at.above and width - 16 or at.value - values - 14
  if math.min(at.right - at.left, at.names) < 60 and at.value - values < 120 then -- no room: the table has the numbers
    at.names, at.right, at.bare = width - 16, width - 16, true
  end
  at.has_n = counts > 0
  at.row = (at.narrow and 18 or 0) + LINE * #model.series + GAP
  return at
end

--- Rows that follow one another in the same band stand on one ground.
local function put_bands(w, model, at, top)
  local first = 1
  for i = 2, #model.rows + 1 do
    local band = model.rows[first].band
    if i > #model.rows or model.rows[i].band ~= band then
      if band and i - first > 1 then
        w:add("rect", { class = "band", x = 2, y = top + at.row * (first - 1) + 2, width = at.width - 4,
                        height = at.row * (i - first) - 4, rx = 4 })
      end
      first = i
    end
  end
end

--- From top to bottom; on a narrow drawing beside the marks only, for there are texts above them.
local function put_grid(w, model, at, x, top, bottom, class)
  if not at.narrow then w:line(x, top, x, bottom, class)
  else
    for i = 1, #model.rows do
      local y = top + at.row * i - LINE * #model.series - GAP / 2
      w:line(x, y - 1, x, y + LINE * #model.series + 1, class)
    end
  end
end

local function put_axis(w, model, at, axis, top, bottom)
  local free = -math.huge -- where the next number may begin
  for _, tick in ipairs(axis.ticks) do
    local x, text = at.x(tick), svg.number(tick, axis.decimals)
    local half = svg.width(text, true) / 2
    put_grid(w, model, at, x, top, bottom, tick == 0 and "zero" or "grid")
    if x - half > free then
      w:centred(x, bottom + 15, text, "small dim", at.width)
      free = math.max(x, 2 + half) + half + 6
    end
  end
  local y = bottom + 32
  local centre = (at.left + at.right) / 2
  local title = svg.cut(label.show(model.x), at.width - 16, true)
  if title ~= "" then w:centred(centre, y, title, "small dim", at.width) end
  if model.banded then
    y = y + (title ~= "" and 17 or 0)
    w:text(8, y, at.narrow and "Shaded together: tied." or "Shaded together: tied, the numbers do not tell them apart.",
           "small dim", "start")
  end
  return y + (title == "" and not model.banded and -8 or 8)
end

local function put_row(w, model, at, row, top, mark)
  local y = top + GAP / 2
  local base = at.narrow and y + 18 or y
  local middle = at.narrow and y + 13 or base + LINE * #model.series / 2 + 4.5
  w:text(8, middle, svg.cut(label.show(row.label), at.names), nil, "start")
  for s = 1, #model.series do
    local e, centre = row[s], base + LINE * (s - 0.5)
    if e and spec.drawable(e.value) then
      w:open(nil, svg.sentence(model, row, s))
      mark(w, s, e, centre)
      w:close()
    end
    if e and not at.bare then
      local line = at.above and middle or centre + 4.5
      w:text(at.value, line, svg.number(e.value, model.decimals), "small", "end")
      if not at.no_interval then w:text(at.interval, line, svg.interval(e, model.decimals), "small dim", "end") end
      w:text(at.counts, line, n_of(e), "small dim", "end")
    end
  end
end

--- Draws the frame and calls mark(at, w, series, estimate, y) for each estimate: at.x takes a number to its
--- place, at.whisker draws an interval.
return function (model, width, id, class, mark)
  local w, at = svg.new(), layout(model, width)
  local axis = scale.axis(math.min(model.low, 0), math.max(model.high, 0), at.narrow and 4 or 7)
  at.x = function (number)
    number = math.max(axis.from, math.min(axis.to, number))
    return at.left + (number - axis.from) / (axis.to - axis.from) * (at.right - at.left)
  end
  at.whisker = function (w2, e, y, r, class)
    w2:line(at.x(e.low), y, at.x(e.high), y, class)
    for _, bound in ipairs { e.low, e.high } do -- one without an end has no cap
      if spec.drawable(bound) then w2:line(at.x(bound), y - r, at.x(bound), y + r, class) end
    end
  end
  local top = #model.series > 1 and w:legend(model.series, width, 2) or 2
  if at.has_n and not at.bare then
    w:text(at.counts, top + 12, "n", "small dim", "end")
    top = top + 14
  end
  local bottom = top + at.row * #model.rows + 4
  put_bands(w, model, at, top)
  local height = put_axis(w, model, at, axis, top, bottom)
  for i, row in ipairs(model.rows) do
    put_row(w, model, at, row, top + at.row * (i - 1), function (...) mark(at, ...) end)
  end
  return w:finish(model, width, height, id, class)
end
