--- The chart as a Vega-Lite 5 specification with its data, as JSON.
local label = require "chart_label"
local spec = require "chart_spec"

local SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

--- JSON of plain values; what has [1], or is marked as a list, is a list. Keys in sorted order.
local json
local LIST = {}

local function list(t) t[LIST] = true return t end

local ESCAPE = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n" }

local function text(s)
  return '"' .. s:gsub('[%c"\\\127]', function (c) return ESCAPE[c] or string.format("\\u%04x", c:byte()) end) .. '"'
end

local function number(x)
  if x ~= x or x == math.huge or x == -math.huge then return "null" end
  local s = string.format("%.15g", x)
  return tonumber(s) == x and s or string.format("%.17g", x)
end

function json(v)
  if type(v) == "string" then return text(v) end
  if type(v) == "number" then return number(v) end
  if type(v) ~= "table" then return tostring(v) end
  local parts, is_list = {}, v[1] ~= nil or v[LIST]
  if is_list then
    for i, one in ipairs(v) do parts[i] = json(one) end
    return "[" .. table.concat(parts, ",") .. "]"
  end
  for key, one in pairs(v) do parts[#parts + 1] = text(key) .. ":" .. json(one) end
  return "{" .. table.concat(parts, ",") .. "}"
end

local function finite(x) return spec.drawable(x) and x or nil end

local function values(model)
  local all = list {}
  for _, row in ipairs(model.rows) do
    for s, name in ipairs(model.series) do
      local e = row[s]
      if e then
        all[#all + 1] = { label = row.label, series = name, value = finite(e.value), low = finite(e.low),
                          high = finite(e.high), n = e.n, at = row.at, band = row.band }
      end
    end
  end
  return all
end

local function tooltip(model)
  local fields = {}
  for i, field in ipairs { "label", "series", "value", "low", "high", "n" } do
    fields[i] = { field = field, title = field == "label" and model.label or nil,
                  type = i <= 2 and "nominal" or "quantitative" }
  end
  return fields
end

--- The encodings that several kinds have.
local function labels(model) return { field = "label", type = "nominal", title = model.label, sort = false } end
local function number_of(model, field) return { field = field, type = "quantitative", title = model.x } end
local function by_series(model)
  return #model.series > 1 and { field = "series", type = "nominal", title = "", sort = false } or nil
end

local build = {}

function build.interval(model)
  local series = by_series(model)
  return { encoding = { y = labels(model), yOffset = series and { field = "series", sort = false },
                        tooltip = tooltip(model), color = series },
           layer = { { mark = "rule", encoding = { x = number_of(model, "low"), x2 = { field = "high" } } },
                     { mark = { type = "point", filled = true, size = 60 },
                       encoding = { x = number_of(model, "value"), shape = series } } } }
end

function build.bars(model)
  return { encoding = { y = labels(model), tooltip = tooltip(model) },
           layer = { { mark = "bar", encoding = { x = number_of(model, "value") } },
                     { mark = "rule", encoding = { x = number_of(model, "low"), x2 = { field = "high" } } } } }
end

--- A line would join what lies on either side of a gap, so each stretch without one is a group of its own.
local function with_stretches(all)
  local last, stretch = {}, {}
  for _, v in ipairs(all) do
    if last[v.series] and v.at ~= last[v.series] + 1 then stretch[v.series] = (stretch[v.series] or 0) + 1 end
    v.stretch, last[v.series] = stretch[v.series] or 0, v.at
  end
  return all
end

function build.line(model)
  local series, names = by_series(model), list {}
  for i, row in ipairs(model.rows) do names[i] = row.label end
  return { data = { values = with_stretches(values(model)) },
           encoding = { x = { field = "label", type = "ordinal", title = model.label, scale = { domain = names } },
                        tooltip = tooltip(model), detail = { field = "stretch", type = "nominal" }, color = series },
           layer = { { mark = { type = "area", opacity = 0.15 },
                       encoding = { y = number_of(model, "low"), y2 = { field = "high" } } },
                     { mark = "line", encoding = { y = number_of(model, "value"), strokeDash = series } },
                     { mark = { type = "point", filled = true },
                       encoding = { y = number_of(model, "value"), shape = series } } } }
end

function build.matrix(model)
  local columns = { field = "series", type = "nominal", title = "", sort = false }
  local hue = { field = "value", type = "quantitative", title = model.x, 
                scale = { scheme = "redblue", domainMid = 0, reverse = model.warm == "high" or nil } }
  local text = { field = "value", type = "quantitative", format = "+.2f" }
  return { width = { step = 70 }, height = { step = 30 },
           encoding = { x = columns, y = labels(model), tooltip = tooltip(model) },
           layer = { { mark = { type = "rect", opacity = 0.6 }, encoding = { color = hue } },
                     { mark = "text", encoding = { text = text } } } }
end

return function (model)
  local built = build[model.kind](model)
  built["$schema"], built.title, built.description = SCHEMA, label.show(model.title), label.show(model.about)
  built.data = built.data or { values = values(model) }
  return json(built)
end
