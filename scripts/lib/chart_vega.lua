--- The chart as a Vega-Lite 5 specification with its data, as JSON.
local label = require "chart_label"

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

local function values(model)
  local all = list {}
  for _, row in ipairs(model.rows) do
    for s, name in ipairs(model.series) do
      local e = row[s]
      if e then
        all[#all + 1] = { label = row.label, series = name, value = e.value, low = e.low, high = e.high, n = e.n,
                          at = row.at, band = row.band }
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

local BY_SERIES = { field = "series", type = "nominal", title = "", sort = false }

local build = {}

function build.interval(model)
  local rows = { field = "label", type = "nominal", title = model.label, sort = false }
  local offset = #model.series > 1 and { field = "series", sort = false } or nil
  return { encoding = { y = rows, yOffset = offset, tooltip = tooltip(model) },
           layer = { { mark = "rule", encoding = { x = { field = "low", type = "quantitative", title = model.x },
                                                   x2 = { field = "high" }, color = BY_SERIES } },
                     { mark = { type = "point", filled = true, size = 60 },
                       encoding = { x = { field = "value", type = "quantitative", title = model.x },
                                    color = BY_SERIES, shape = BY_SERIES } } } }
end

function build.bars(model)
  return { encoding = { y = { field = "label", type = "nominal", title = model.label, sort = false },
                        tooltip = tooltip(model) },
           layer = { { mark = "bar", encoding = { x = { field = "value", type = "quantitative", title = model.x } } },
                     { mark = "rule", encoding = { x = { field = "low", type = "quantitative", title = model.x },
                                                   x2 = { field = "high" } } } } }
end

--- `at` is where a period stands in time; a line would join what lies on either side of a gap, so each stretch is
--- a group of its own.
function build.line(model)
  local all = values(model)
  local last, stretch = {}, {}
  for _, v in ipairs(all) do
    if last[v.series] and v.at ~= last[v.series] + 1 then stretch[v.series] = (stretch[v.series] or 0) + 1 end
    v.stretch, last[v.series] = stretch[v.series] or 0, v.at
  end
  local names = {}
  for i, row in ipairs(model.rows) do names[i] = row.label end
  local detail = { field = "stretch", type = "nominal" }
  return { data = { values = all },
           encoding = { x = { field = "label", type = "ordinal", title = model.label, sort = false,
                              scale = { domain = list(names) } }, tooltip = tooltip(model), detail = detail },
           layer = { { mark = { type = "area", opacity = 0.15 },
                       encoding = { y = { field = "low", type = "quantitative", title = model.x },
                                    y2 = { field = "high" }, color = BY_SERIES } },
                     { mark = "line", encoding = { y = { field = "value", type = "quantitative", title = model.x },
                                                   color = BY_SERIES, strokeDash = BY_SERIES } },
                     { mark = { type = "point", filled = true },
                       encoding = { y = { field = "value", type = "quantitative", title = model.x },
                                    color = BY_SERIES, shape = BY_SERIES } } } }
end

function build.matrix(model)
  return { encoding = { x = { field = "series", type = "nominal", title = "", sort = false },
                        y = { field = "label", type = "nominal", title = model.label, sort = false },
                        tooltip = tooltip(model) },
           layer = { { mark = "rect", encoding = { color = { field = "value", type = "quantitative", title = model.x,
                                                             scale = { scheme = "redblue", domainMid = 0 } } } },
                     { mark = "text", encoding = { text = { field = "value", type = "quantitative", format = ".2f" } } } } }
end

return function (model)
  local built = build[model.kind](model)
  built["$schema"], built.title, built.description = SCHEMA, label.show(model.title), label.show(model.about)
  built.data = built.data or { values = values(model) }
  return json(built)
end
