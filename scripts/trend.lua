--- The tone over time: by year, month or day of the articles' dates.
--
--     tenor report -s trend --set trend.unit=day articles/
--     tenor report -s trend --set trend.outlets=true articles/        # one line of time for each outlet
--
-- A group is what a record says it is: `score` works out series and period, and `by` names these two fields.
local tenor = require "tenor"

local OWN    = { class = "evaluative", voice = "author" }
local QUOTED = { class = "evaluative", voice = { "quoted", "reported" } }
local EVENTS = { class = "event", negated = false }

local NO_DATE = "(no date)"

-- How much of "2022-11-30" names the period.
local LENGTH = { year = 4, month = 7, day = 10 }

local function period_of(date, unit)
  local length = LENGTH[unit] or error("trend.unit takes year, month or day, not '" .. unit .. "'", 0)
  local day = date and date:match "^%d%d%d%d%-%d%d%-%d%d"
  return day and day:sub(1, length) or NO_DATE
end

-- What was kept as a mean, with its interval once there are two articles.
local function estimate(kept)
  local mean, half = kept.mean, kept.ci95
  return { value = mean, low = half and mean - half, high = half and mean + half, n = kept.n }
end

-- A time line of one series; of fewer than three periods there is none, and the table above has them.
local function draw(out, unit, name, rows)
  if #rows < 3 then return end
  out:chart {
    kind = "line", title = "Tone by " .. unit .. (name == "all" and "" or ": " .. name),
    about = "Mean tone of own and of quoted words over time, with 95% intervals.",
    x = "weight per 100 words in the same voice", columns = { unit, "own words", "quoted words" }, rows = rows,
  }
end

return {
  summary  = "Own tone, quoted tone and event load by year, month or day.",
  version  = 1,
  lexicons = { "loaded", "events", "modifiers" },
  options  = {
    unit    = { "month", "year, month or day" },
    outlets = { false, "follow each outlet by itself" },
  },

  score = function (doc, opt)
    return {
      series = opt.outlets and (doc.outlet or "(no outlet)") or "all",
      period = period_of(doc.date, opt.unit),
      tone   = doc:rate(OWN),
      quoted = doc:rate(QUOTED),
      events = 100 * doc:count(EVENTS) / math.max(doc:size(), 1),
    }
  end,

  by   = { "series", "period" },
  keep = { tone = tenor.mean(), quoted = tenor.mean(), events = tenor.mean() },

  report = function (all, opt, out)
    out:heading("Tone by " .. opt.unit)
    local t = out:table("series", opt.unit, "articles", "own tone", "±95%", "change", "quoted tone", "events")
    local lines, last, before = {}, nil, nil
    for series, period, g in all:groups() do
      local change = last == series and before and g.tone.mean - before or nil
      t:row(series, period, g.n, g.tone.mean, g.tone.ci95, change, g.quoted.mean, g.events.mean)
      if last ~= series then lines[#lines + 1] = { name = series } end
      if period ~= NO_DATE then
        local line = lines[#lines]
        line[#line + 1] = { period, estimate(g.tone), estimate(g.quoted) }
      end
      last, before = series, period ~= NO_DATE and g.tone.mean or nil
    end
    out:note "Tone and events per 100 words; change: against the period before that has articles."
    for _, line in ipairs(lines) do draw(out, opt.unit, line.name, line) end
  end,
}
