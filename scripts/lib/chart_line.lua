--- Series over time: a line with gaps where a period is missing, a ground where there are intervals, the name of each
--- series at its end. Labels that are years, months or days stand where they belong in time, others one after the other.
local label = require "chart_label"
local scale = require "chart_scale"
local spec = require "chart_spec"
local svg = require "chart_svg"

local MANY = 60 -- points in a series that are too many to mark each

--- The stretches of a series without a gap: lists of { row, estimate }.
local function stretches(model, s)
  local list, last = {}, nil
  for _, row in ipairs(model.rows) do
    local e = row[s]
    if not (e and spec.drawable(e.value)) then last = nil
    else
      if not last or row.at ~= last + 1 then list[#list + 1] = {} end
      local stretch = list[#list]
      stretch[#stretch + 1], last = { row = row, e = e }, row.at
    end
  end
  return list
end

--- A ground from low to high; a stroke for an interval that stands alone.
local function put_ground(w, at, s, run)
  local there, back = {}, {}
  for i, p in ipairs(run) do
    there[i] = string.format("%.1f,%.1f", at.x(p.row.at), at.y(p.e.high))
    back[#run + 1 - i] = string.format("%.1f,%.1f", at.x(p.row.at), at.y(p.e.low))
  end
  if #run > 1 then
    w:add("polygon", { class = "area s" .. s, points = table.concat(there, " ") .. " " .. table.concat(back, " ") })
  elseif #run == 1 then
    local p = run[1]
    w:line(at.x(p.row.at), at.y(p.e.low), at.x(p.row.at), at.y(p.e.high), "faint stroke s" .. s)
  end
end

local function put_intervals(w, at, s, stretch)
  local run = {}
  for _, p in ipairs(stretch) do
    if p.e.low then run[#run + 1] = p
    else
      put_ground(w, at, s, run)
      run = {}
    end
  end
  put_ground(w, at, s, run)
end

local function put_line(w, at, s, stretch)
  local points = {}
  for i, p in ipairs(stretch) do points[i] = string.format("%.1f,%.1f", at.x(p.row.at), at.y(p.e.value)) end
  if #points > 1 then
    w:add("polyline", { class = "stroke s" .. s, points = table.concat(points, " "),
                        ["stroke-dasharray"] = svg.DASHES[s] or nil })
  end
end

local function put_series(w, model, at, s)
  local list, last = stretches(model, s), nil
  for _, stretch in ipairs(list) do put_intervals(w, at, s, stretch) end
  for _, stretch in ipairs(list) do put_line(w, at, s, stretch) end
  for _, stretch in ipairs(list) do
    for i, p in ipairs(stretch) do
      if #model.rows <= MANY or #stretch == 1 or i == #stretch then
        w:open(nil, svg.sentence(model, p.row, s))
        w:mark(s, at.x(p.row.at), at.y(p.e.value), #model.rows > 30 and 3 or 4)
        w:close()
      end
      last = p
    end
  end
  return last
end

--- Moves ends apart that would be written over one another, and none off the drawing.
local function spread(ends, top, bottom, apart)
  table.sort(ends, function (a, b) return a.y < b.y end)
  for i = 2, #ends do ends[i].y = math.max(ends[i].y, ends[i - 1].y + apart) end
  local floor = bottom
  for i = #ends, 1, -1 do
    ends[i].y = math.max(top, math.min(ends[i].y, floor))
    floor = ends[i].y - apart
  end
end

local function put_ends(w, at, ends)
  spread(ends, at.top + 4, at.bottom, 15)
  for _, e in ipairs(ends) do
    local x = at.right + 14
    w:mark(e.s, x, e.y, 4)
    w:text(x + 9, e.y + 4.5, e.name, nil, "start")
  end
end

--- "n 12" below a period; "n 3–12" where series differ.
local function n_of(row, series)
  local low, high
  for s = 1, series do
    local n = row[s] and row[s].n
    if n then low, high = math.min(low or n, n), math.max(high or n, n) end
  end
  if not low then return nil end
  local s = "n " .. scale.number(low, 0)
  return low == high and s or s .. "–" .. scale.number(high, 0)
end

local function put_periods(w, model, at)
  local widest = 0
  for _, row in ipairs(model.rows) do
    row.n_text = n_of(row, #model.series)
    row.shown = svg.cut(label.show(row.label), 90, true)
    widest = math.max(widest, svg.width(row.shown, true), svg.width(row.n_text or "", true))
  end
  local room, after = widest + 12, -math.huge
  for _, row in ipairs(model.rows) do
    local x = at.x(row.at)
    if x - after >= room then
      w:line(x, at.bottom, x, at.bottom + 4, "grid")
      w:centred(x, at.bottom + 19, row.shown, "small dim", at.width)
      if row.n_text then w:centred(x, at.bottom + 34, row.n_text, "small dim", at.width) end
      after = x
    end
  end
end

local function layout(model, width)
  local at = { narrow = width < 500, width = width, top = 26 }
  local names, ticks = 0, 0
  at.axis = scale.axis(math.min(model.low, 0), math.max(model.high, 0), 6)
  for _, tick in ipairs(at.axis.ticks) do
    ticks = math.max(ticks, svg.width(svg.number(tick, at.axis.decimals), true))
  end
  at.most = at.narrow and 90 or 170
  for _, name in ipairs(model.series) do
    names = math.max(names, svg.width(svg.cut(label.show(name), at.most)))
  end
  at.named = #model.series > 1
  at.left = ticks + 34
  at.right = width - (at.named and names + 30 or 40)
  at.bottom = at.top + (at.narrow and 190 or 240)
  local first, last = model.rows[1].at, model.rows[#model.rows].at
  at.x = function (t) return at.left + (t - first) / math.max(last - first, 1) * (at.right - at.left) end
  at.y = function (v)
    v = math.max(at.axis.from, math.min(at.axis.to, v))
    return at.bottom - (v - at.axis.from) / (at.axis.to - at.axis.from) * (at.bottom - at.top)
  end
  return at
end

return function (model, width, id, class)
  local w, at, ends = svg.new(), layout(model, width), {}
  w:text(8, 14, svg.cut(label.show(model.x), width - 16, true), "small dim", "start")
  for _, tick in ipairs(at.axis.ticks) do
    w:line(at.left - 16, at.y(tick), at.right + 6, at.y(tick), tick == 0 and "zero" or "grid")
    w:text(at.left - 22, at.y(tick) + 4, svg.number(tick, at.axis.decimals), "small dim", "end")
  end
  put_periods(w, model, at)
  for s, name in ipairs(model.series) do
    local last = put_series(w, model, at, s)
    if last then ends[#ends + 1] = { s = s, y = at.y(last.e.value), name = svg.cut(label.show(name), at.most) } end
  end
  if at.named then put_ends(w, at, ends) end
  return w:finish(model, width, at.bottom + 42, id, class)
end
