--- Scales: round ticks, numbers as people read them, periods of time.
local scale = {}

--- 1, 2, 5 or 10 times a power of ten, whichever is nearest to x (P. Heckbert, "Nice Numbers for Graph Labels",
--- Graphics Gems, 1990).
local function nice(x)
  local power = 10.0 ^ math.floor(math.log(x, 10))
  local f = x / power
  return (f < 1.5 and 1 or f < 3 and 2 or f < 7 and 5 or 10) * power
end

--- An axis that holds low to high with about `most` ticks: { from, to, ticks = { number … }, decimals }.
function scale.axis(low, high, most)
  if high - low <= 1e-9 * math.max(math.abs(low), math.abs(high)) or high - low < 1e-290 then -- all are equal
    local room = math.abs(low) > 1e-290 and math.abs(low) / 2 or 1
    low, high = low - room, high + room
  end
  local step = nice((high - low) / (most - 1))
  local first, last = math.floor(low / step), math.ceil(high / step)
  local axis = { from = first * step, to = last * step, ticks = {} }
  for i = 0, math.min(math.floor(last - first), 2 * most) do axis.ticks[i + 1] = (first + i) * step end
  local digits = math.max(0, -math.floor(math.log(step, 10) + 1e-9))
  local plain = digits <= 6 and math.max(math.abs(axis.from), math.abs(axis.to)) < 1e7
  axis.decimals = plain and digits or nil
  return axis
end

--- How many decimals let numbers up to `largest` be compared, as tables have them; nil: so small or large that only
--- three digits and a power of ten say something.
function scale.decimals(largest, whole)
  if largest >= 1e7 or (largest > 0 and largest < 0.005) then return nil end
  return whole and 0 or largest >= 100 and 1 or 2
end

--- "-1.50"; with `decimals` nil "1.5e+09".
function scale.number(x, decimals)
  local s = string.format(decimals and "%." .. decimals .. "f" or "%.3g", x)
  if s:find "^%-[0.]+$" then s = s:sub(2) end -- "-0.00" says nothing
  return s
end

--- "[-2.00, -1.00]"; empty where there is no interval.
function scale.interval(e, decimals)
  if not e.low then return "" end
  return string.format("[%s, %s]", scale.number(e.low, decimals), scale.number(e.high, decimals))
end

--- Days since 0000-03-01 in the calendar of today.
local function day(y, m, d)
  if m < 3 then y, m = y - 1, m + 12 end
  return 365 * y + y // 4 - y // 100 + y // 400 + (153 * (m - 3) + 2) // 5 + d - 1
end

--- The number of a year, month or day, one more than that of the one before: "2024", "2024-03", "2024-03-01"; nil for
--- any other text.
function scale.period(label)
  local y, rest = label:match "^(%d%d%d%d)(.*)$"
  if not y then return nil end
  if rest == "" then return math.tointeger(y) end
  local m, d = rest:match "^%-(%d%d)$", nil
  if m then return 12 * math.tointeger(y) + math.tointeger(m) end
  m, d = rest:match "^%-(%d%d)%-(%d%d)$"
  return m and day(math.tointeger(y), math.tointeger(m), math.tointeger(d)) or nil
end

return scale
