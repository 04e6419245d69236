--- Reads what a script says of a chart into a model of plain values, each read once and held against what it may be.
--
--     { kind = "interval", columns = { "outlet", "own" }, rows = { { "Echo", { value = 1, low = 0, high = 2 } } } }
--       ──► { kind, title, about, x, least, label = "outlet", series = { "own" },
--             rows = { { label = "Echo", band = nil, [1] = { value = 1, low = 0, high = 2 } } },
--             points = 1, decimals = 0 … }
--
-- Mistakes are raised without a place: who calls knows the script's line.
local scale = require "chart_scale"

local KINDS = { "bars", "interval", "line", "matrix" }
local KEYS  = { "about", "columns", "kind", "least", "rows", "title", "warm", "x" }
local ROW   = { "band", "high", "low", "n", "value" }
local CELL  = { "high", "low", "n", "value" }

local MOST_ROWS   = 500
local MOST_SERIES = { interval = 6, bars = 1, line = 6, matrix = 60 } -- six shapes can be told apart

local function fail(...) error(string.format(...), 0) end

--- How many letters have to be changed.
local function distance(a, b)
  local last = {}
  for j = 0, #b do last[j] = j end
  for i = 1, #a do
    local now = { [0] = i }
    for j = 1, #b do
      local same = a:byte(i) == b:byte(j) and 0 or 1
      now[j] = math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + same)
    end
    last = now
  end
  return last[#b]
end

--- Raises "<what> 'word'; did you mean 'near'?"
local function refuse(what, word, known)
  word = tostring(word):sub(1, 60)
  local near, least = nil, math.min(#word // 2, 3) -- a word of which more is wrong is another word
  for _, name in ipairs(known) do
    local d = distance(word, name)
    if d < least then near, least = name, d end
  end
  if near then fail("%s '%s'; did you mean '%s'?", what, word, near) end
  fail("%s '%s'; there are: %s", what, word, table.concat(known, ", "))
end

local function check_keys(what, t, known, most)
  for key in pairs(t) do
    local good = math.type(key) == "integer" and key >= 1 and key <= most
    if math.type(key) == "integer" and key > most and most > 0 then
      fail("%s has a value number %d; the chart has %d columns", what, key, most)
    end
    for _, name in ipairs(known) do good = good or key == name end
    if not good then refuse(what .. " has no", key, known) end
  end
end

local function kind_of(value) return value == nil and "nil" or "a " .. type(value) end

local function text_of(what, value, longest)
  if type(value) ~= "string" then fail("%s must be a text, not %s", what, kind_of(value)) end
  if not utf8.len(value) then fail("%s is not valid UTF-8", what) end
  if #value > (longest or 10000) then fail("%s is longer than %d bytes", what, longest or 10000) end
  return value
end

local function number_of(what, value)
  if value ~= nil and type(value) ~= "number" then fail("%s must be a number, not a %s", what, type(value)) end
  if value ~= value then return nil end
  return value
end

--- The fields of a table or object as an estimate; nil without a value.
local function fields_of(what, from)
  local e = { value = number_of(what .. ": value", from.value), n = number_of(what .. ": n", from.n),
              low = number_of(what .. ": low", from.low), high = number_of(what .. ": high", from.high) }
  if (e.low == nil) ~= (e.high == nil) then fail("%s has low and high, or neither of them", what) end
  if e.low and e.low > e.high then fail("%s: low is above high", what) end
  return e.value and e or nil
end

local function estimate_of(what, value)
  if value == nil then return nil end
  if type(value) == "number" then return fields_of(what, { value = value }) end
  if type(value) == "table" then check_keys(what, value, CELL, 0)
  elseif type(value) ~= "userdata" then fail("%s must be a number or an estimate { value=, low=, high=, n= }, not a %s",
                                             what, type(value)) end
  return fields_of(what, value)
end

local function list_of(what, value, most)
  if type(value) ~= "table" then fail("%s must be a list, not %s", what, kind_of(value)) end
  local list, n = {}, #value
  if n > most then fail("%s holds %d; a chart takes up to %d", what, n, most) end
  for i = 1, n do list[i] = value[i] end
  return list
end

local function row_of(i, from, series)
  local what = "row " .. i
  if type(from) ~= "table" then fail("%s must be a table such as { \"Echo\", 1.5 }, not a %s", what, type(from)) end
  check_keys(what, from, ROW, series + 1)
  local row = { label = text_of(what .. ": the label, its first value,", from[1]), band = from.band }
  if row.band ~= nil then row.band = text_of(what .. ": band", row.band, 100) end
  for s = 1, series do row[s] = estimate_of(string.format("%s, value %d", what, s), from[s + 1]) end
  if from.value ~= nil or from.low ~= nil or from.high ~= nil or from.n ~= nil then
    if series > 1 or row[1] then fail("%s has value=, low=, high=, n= and other values", what) end
    row[1] = fields_of(what, from)
  end
  return row
end

local function check_line(model)
  for i, row in ipairs(model.rows) do row.at = scale.period(row.label) end
  for i, row in ipairs(model.rows) do
    local before = model.rows[i - 1]
    if not row.at or before and #row.label ~= #before.label then -- not all are dates: one after the other
      for k, r in ipairs(model.rows) do r.at = k end
      return
    end
    if before and row.at <= before.at then
      fail("row %d: the time of '%s' is not after '%s'", i, row.label, before.label)
    end
  end
end

local spec = {}

--- What can be drawn of a number.
function spec.drawable(x) return x ~= nil and x > -1e300 and x < 1e300 end

--- Every finite bound and value of the model, one after the other.
local function each_number(model, found)
  for _, row in ipairs(model.rows) do
    for s = 1, #model.series do
      local e = row[s]
      if e and spec.drawable(e.value) then
        found(e.value)
        if spec.drawable(e.low) then found(e.low) end
        if spec.drawable(e.high) then found(e.high) end
      end
    end
  end
end

local function measure(model)
  local whole, largest = true, 0
  model.low, model.high, model.points = math.huge, -math.huge, 0
  each_number(model, function (x)
    model.low, model.high = math.min(model.low, x), math.max(model.high, x)
    largest, whole = math.max(largest, math.abs(x)), whole and x == math.floor(x)
  end)
  for _, row in ipairs(model.rows) do
    local here = 0
    model.banded = model.banded or row.band ~= nil
    for s = 1, #model.series do
      if row[s] and spec.drawable(row[s].value) then here = here + 1 end
    end
    model.points = model.points + (model.kind == "line" and math.min(here, 1) or here) -- a line needs periods
  end
  model.decimals = scale.decimals(largest, whole)
end

function spec.read(what)
  if type(what) ~= "table" then
    fail("a chart is a table { kind = \"interval\", title = …, about = …, columns = …, rows = … }")
  end
  check_keys("a chart", what, KEYS, 0)
  local model = { kind = what.kind, x = what.x, least = what.least }
  if type(model.kind) ~= "string" then fail("kind must be one of: %s", table.concat(KINDS, ", ")) end
  if not MOST_SERIES[model.kind] then refuse("there is no kind of chart", model.kind, KINDS) end
  model.title = text_of("title", what.title, 1000)
  model.about = text_of("about, a sentence on what the chart shows for those who do not see it,", what.about)
  local columns = list_of("columns, the names of label and values,", what.columns, MOST_SERIES[model.kind] + 1)
  if #columns < 2 then fail("columns must name the label and at least one value: { \"outlet\", \"tone\" }") end
  for i, name in ipairs(columns) do columns[i] = text_of("column " .. i, name, 1000) end
  model.label, model.series = columns[1], { table.unpack(columns, 2) }
  model.x = text_of("x, the title of the axis,", model.x or (#columns == 2 and columns[2]) or "", 1000)
  if model.least ~= nil and model.kind ~= "matrix" then fail("least is for kind = \"matrix\" only") end
  if what.warm ~= nil and model.kind ~= "matrix" then fail("warm is for kind = \"matrix\" only") end
  if what.warm ~= nil and what.warm ~= "low" and what.warm ~= "high" then fail("warm must be \"low\" or \"high\"") end
  model.warm = what.warm or "low"
  model.least = number_of("least", model.least) or 10
  model.rows = list_of("rows", what.rows, MOST_ROWS)
  for i, row in ipairs(model.rows) do model.rows[i] = row_of(i, row, #model.series) end
  if model.kind == "line" then check_line(model) end
  measure(model)
  return model
end

return spec
