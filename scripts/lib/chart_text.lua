--- Charts for a terminal: dots, bars and numbers in columns, no wider than it is.
local label = require "chart_label"
local scale = require "chart_scale"
local spec = require "chart_spec"

local MARKS = { "●", "■", "▲", "◆", "×", "○" }
local LEAST_TRACK = 12

--- A row of characters to be drawn into: track[1] … track[n].
local function new_track(n) local t = {} for i = 1, n do t[i] = " " end return t end

local function put(track, at, char)
  at = math.max(1, math.min(#track, at))
  track[at] = char
end

local function n_of(e) return e and e.n and "n " .. scale.number(e.n, 0) or "" end

local function widths(model, width)
  local at = { name = 0, mark = #model.series > 1 and 2 or 0, value = 0, interval = 0, n = 0 }
  for _, row in ipairs(model.rows) do
    at.name = math.max(at.name, label.width(label.show(row.label)))
    for s = 1, #model.series do
      if row[s] then
        at.value = math.max(at.value, #scale.number(row[s].value, model.decimals))
        at.interval = math.max(at.interval, #scale.interval(row[s], model.decimals))
        at.n = math.max(at.n, #n_of(row[s]))
      end
    end
  end
  at.numbers = at.value + (at.interval > 0 and at.interval + 1 or 0)
  local function track() return width - at.name - 2 - at.mark - 2 - at.numbers - (at.n > 0 and at.n + 2 or 0) end
  at.name = math.min(at.name, math.max(10, width * 3 // 10))
  at.name = math.max(6, math.min(at.name, at.name + track() - LEAST_TRACK))
  at.track = math.max(LEAST_TRACK, math.min(track(), 60))
  return at
end

--- Draws one estimate into the track.
local draw = {}

function draw.dots(track, place, e, s)
  if e.low then
    for i = place(e.low), place(e.high) do put(track, i, "─") end
    put(track, place(e.low), "├")
    put(track, place(e.high), "┤")
  end
  put(track, place(e.value), MARKS[s])
end

function draw.bars(track, place, e)
  local zero, at = place(0), place(e.value)
  for i = math.min(zero, at), math.max(zero, at) do if i ~= zero then put(track, i, "█") end end
end

local function track_of(model, at, place, e, s)
  local track = new_track(at.track)
  put(track, place(0), "│")
  if e and spec.drawable(e.value) then draw[model.kind == "bars" and "bars" or "dots"](track, place, e, s) end
  return table.concat(track)
end

local function trimmed(s) return (s:gsub(" +$", "")) end

local function row_lines(lines, model, at, place, row)
  for s = 1, #model.series do
    local e = row[s]
    lines[#lines + 1] = trimmed(table.concat {
      label.pad(s == 1 and label.show(row.label) or "", at.name), "  ",
      #model.series > 1 and MARKS[s] .. " " or "", track_of(model, at, place, e, s), "  ",
      label.pad(e and scale.number(e.value, model.decimals) or "", at.value, true),
      at.interval > 0 and " " .. label.pad(e and scale.interval(e, model.decimals) or "", at.interval, true) or "",
      at.n > 0 and "  " .. label.pad(n_of(e), at.n, true) or "" })
  end
end

local function legend(model, width)
  if #model.series == 1 then return {} end
  local parts = {}
  for s, name in ipairs(model.series) do parts[s] = MARKS[s] .. " " .. label.cut(label.show(name), width // 2) end
  local lines, line = {}, nil
  for _, part in ipairs(parts) do
    local longer = line and line .. "   " .. part
    if longer and label.width(longer) <= width then line = longer
    else lines[#lines + 1], line = line, part end
  end
  lines[#lines + 1] = line
  return lines
end

--- The ends of the axis, and zero, below the track.
local function axis_line(at, axis, place)
  local track, blanks = new_track(at.track), string.rep(" ", at.name + 2 + at.mark)
  local low, high = scale.number(axis.from, axis.decimals), scale.number(axis.to, axis.decimals)
  local zero = place(0)
  for i = 1, #low do put(track, i, low:sub(i, i)) end
  for i = 1, #high do put(track, at.track - #high + i, high:sub(i, i)) end
  if zero > #low + 1 and zero < at.track - #high then put(track, zero, "0") end
  return trimmed(blanks .. table.concat(track))
end

local function tracks(model, width)
  local at, axis = widths(model, width), scale.axis(math.min(model.low, 0), math.max(model.high, 0), 5)
  local function place(x)
    x = math.max(axis.from, math.min(axis.to, x))
    return 1 + math.floor((x - axis.from) / (axis.to - axis.from) * (at.track - 1) + 0.5)
  end
  local lines = legend(model, width)
  local band
  for i, row in ipairs(model.rows) do
    local before = model.rows[i - 1]
    if before and model.banded and row.band ~= band then lines[#lines + 1] = "" end
    band = row.band
    if model.kind == "line" and before and row.at > before.at + 1 then lines[#lines + 1] = "⋮" end
    row_lines(lines, model, at, place, row)
  end
  lines[#lines + 1] = axis_line(at, axis, place)
  return lines
end

--- As many columns as fit, then the others below.
local function matrix(model, width)
  local lines, names, cells, counted = {}, 0, {}, false
  for r, row in ipairs(model.rows) do
    names, cells[r] = math.max(names, label.width(label.show(row.label))), {}
    for s = 1, #model.series do
      local e = row[s]
      local few = e and e.n and e.n < model.least
      counted = counted or e and e.n
      cells[r][s] = e and scale.number(e.value, model.decimals) .. (e.n and " (" .. scale.number(e.n, 0) .. ")" or "")
                            .. (few and "?" or " ") or ""
    end
  end
  names = math.min(names, width // 3)
  local widest = {}
  local most = math.max(9, (width - names) // #model.series - 2) -- of a name, so that all fit
  for s, name in ipairs(model.series) do
    widest[s] = math.min(label.width(label.show(name)), most)
    for r in ipairs(model.rows) do widest[s] = math.max(widest[s], #cells[r][s]) end
  end
  local first = 1
  while first <= #model.series do
    local last, room = first, width - names - 2 - widest[first]
    while last < #model.series and room >= widest[last + 1] + 2 do
      last = last + 1
      room = room - widest[last] - 2
    end
    if first > 1 then lines[#lines + 1] = "" end
    for r = 0, #model.rows do
      local line = label.pad(r > 0 and label.show(model.rows[r].label) or "", names)
      for s = first, last do
        line = line .. "  " .. label.pad(r > 0 and cells[r][s] or label.show(model.series[s]), widest[s], true)
      end
      lines[#lines + 1] = trimmed(line)
    end
    first = last + 1
  end
  if counted then lines[#lines + 1] = "(n), with ? where it is below " .. scale.number(model.least, 0) end
  return lines
end

--- The lines of the drawing; title and description are printed by whoever prints it.
return function (model, width)
  if model.kind == "matrix" then return matrix(model, width) end
  return tracks(model, width)
end
