--- Charts and estimates: what they take, and that nothing a script does to the library reaches the page.
local tenor = require "tenor"
local chart = require "chart"
local svg = require "chart_svg"

local function spec(more)
  local s = { kind = "bars", title = "T", about = "A.", columns = { "word", "n" }, rows = { { "a", 1 }, { "b", 2 }, { "c", 3 } } }
  for key, value in pairs(more or {}) do s[key] = value end
  return s
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },
  score    = function (doc) return { words = #doc } end,
  keep     = { words = tenor.mean() },

  report = function (all, opt, out)
    local drawn = chart.draw(spec(), 78, "x")
    assert(drawn.svg:find('<title id="x-wide-title">T</title>', 1, true) and #drawn.lines == 4)
    assert(drawn.columns[1] == "word" and drawn.rows[3][2].value == 3)
    assert(not chart.draw(spec { rows = { { "a", 1 }, { "b", 2 } } }, 78, "x").svg, "two points are no drawing")
    assert(not chart.draw(spec { kind = "line", columns = { "y", "a", "b" }, rows = { { "2023", 1, 2 }, { "2024", 1, 2 } } },
                          78, "x").svg, "nor are two periods")
    local marked = chart.draw(spec { title = "<b>\27\u{202e}" }, 78, "x").svg
    assert(marked:find("&lt;b&gt;\\x1b\\u{202e}", 1, true) and not marked:find("[\27]"))

    -- The copies that this script has are its own.
    chart.draw, svg.new = function () return { svg = "<script>" } end, error
    out:chart(spec())
    -- Fields that change each time they are read are read once.
    local n = 0
    local fickle = setmetatable({}, { __index = function (_, key)
      n = n + 1
      return key == 1 and "a" or key == 2 and n or nil
    end })
    out:chart(spec { rows = { fickle, { "b", 2 }, { "c", 3 } } })
    local t = out:table("a", "b")
    t:row({ value = 1, low = 0, high = 2, n = 3 }, { value = nil, low = 0, high = 1 }):row({}, { value = 0 / 0 })
    assert(not pcall(t.row, t, { value = 1, low = 0 }) and not pcall(t.row, t, { value = "1" }))
    assert(not pcall(t.row, t, { 1, 2 }) and not pcall(t.row, t, opt))
    assert(not pcall(out.chart, out) and not pcall(out.chart, out, {}) and not pcall(out.chart, out, spec { least = 3 }))
    assert(not pcall(out.chart, out, spec { rows = { { "a", "\xff" } } }))
    assert(not pcall(out.chart, out, spec { title = "\xff" }))
  end,
}
