--- Rows by columns: in each cell the value and n, darker the farther from zero, the sign in print and in the hue,
--- hatched where n is below `least`. It has one drawing: on a phone it scrolls rather than shrinks.
local label = require "chart_label"
local scale = require "chart_scale"
local spec = require "chart_spec"
local svg = require "chart_svg"

local HEIGHT, STEPS = 40, 5

local function widest(names, most)
  local n = 0
  for _, name in ipairs(names) do n = math.max(n, svg.width(svg.cut(label.show(name), most))) end
  return n
end

--- A sign is printed, so that it needs no hue.
local function signed(x, decimals)
  local s = svg.number(x, decimals)
  return x > 0 and s:find "[1-9]" and "+" .. s or s
end

local function widest_value(model)
  local n = 0
  for _, row in ipairs(model.rows) do
    for s = 1, #model.series do
      if row[s] then n = math.max(n, svg.width(signed(row[s].value, model.decimals))) end
    end
  end
  return n
end

local function put_hatching(w, x, y, width, height)
  local d = {}
  for from = -height + 8, width - 4, 8 do
    local x1, x2 = math.max(from, 0), math.min(from + height, width)
    local foot = y + height + from
    d[#d + 1] = string.format("M%.1f,%.1fL%.1f,%.1f", x + x1, foot - x1, x + x2, foot - x2)
  end
  w:add("path", { class = "hatch", d = table.concat(d) })
end

local function put_cell(w, model, row, s, x, y, width)
  local e = row[s]
  local whole = { x = x + 1, y = y + 1, width = width - 2, height = HEIGHT - 2, class = "cell" }
  if not (e and spec.drawable(e.value)) then
    whole.class = "cell empty"
    w:add("rect", whole)
    return
  end
  local largest = math.max(-model.low_value, model.high_value, 0)
  local step = largest > 0 and math.ceil(math.abs(e.value) / largest * STEPS) or 0
  local warm = (e.value < 0) == (model.warm == "low")
  if step > 0 then whole.class = string.format("cell %s d%d", warm and "minus" or "plus", step) end
  w:open(nil, svg.sentence(model, row, s))
  w:add("rect", whole)
  if e.n and e.n < model.least then put_hatching(w, x + 1, y + 1, width - 2, HEIGHT - 2) end
  w:text(x + width / 2, y + (e.n and 18 or 25), signed(e.value, model.decimals), "value", "middle")
  if e.n then w:text(x + width / 2, y + 32, "n " .. scale.number(e.n, 0), "tiny value", "middle") end
  w:close()
end

local function note(model)
  local hatched = false
  for _, row in ipairs(model.rows) do
    for s = 1, #model.series do hatched = hatched or row[s] and row[s].n and row[s].n < model.least end
  end
  local parts = { "Darker: farther from zero." }
  if hatched then parts[2] = string.format("Hatched: n below %s.", scale.number(model.least, 0)) end
  return table.concat(parts, " ")
end

--- What the shades are measured by: values, not the bounds of their intervals.
local function find_range(model)
  model.low_value, model.high_value = 0, 0
  for _, row in ipairs(model.rows) do
    for s = 1, #model.series do
      local e = row[s]
      if e and spec.drawable(e.value) then
        model.low_value, model.high_value = math.min(model.low_value, e.value), math.max(model.high_value, e.value)
      end
    end
  end
end

return function (model, _, id, class)
  local w, names = svg.new(), {}
  find_range(model)
  for i, row in ipairs(model.rows) do names[i] = row.label end
  local most = #model.series > 6 and 70 or 92
  local cell = math.max(widest(model.series, most), widest_value(model), 54) + 8
  local left = widest(names, 190) + 18
  local width = math.max(left + cell * #model.series + 8, 300)
  local deepest, heads = 1, {}
  for s, name in ipairs(model.series) do
    heads[s] = label.wrap(label.show(name), cell - 8, 3, label.pixels_of)
    deepest = math.max(deepest, #heads[s])
  end
  local top = 16 * deepest + 8
  for s, lines in ipairs(heads) do
    for i, line in ipairs(lines) do
      w:text(left + cell * (s - 0.5), top - 8 - 16 * (#lines - i), line, nil, "middle")
    end
  end
  for i, row in ipairs(model.rows) do
    local y = top + HEIGHT * (i - 1)
    w:text(left - 8, y + HEIGHT / 2 + 4.5, svg.cut(label.show(row.label), 190), nil, "end")
    for s = 1, #model.series do put_cell(w, model, row, s, left + cell * (s - 1), y, cell) end
  end
  local bottom, said = top + HEIGHT * #model.rows + 18, note(model)
  if model.x ~= "" then said = label.cut(label.show(model.x), 90) .. ". " .. said end
  local lines = label.wrap(said, 284, 6, label.pixels_of) -- as much as a phone shows without scrolling
  for i, line in ipairs(lines) do w:text(8, bottom + 16 * (i - 1), line, "small dim", "start") end
  return w:finish(model, width, bottom + 16 * (#lines - 1) + 8, id, class)
end
