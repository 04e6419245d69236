--- Charts of a report: what `out:chart` calls.
--
--     spec ──chart_spec──► model ──┬─ chart_interval, _bars, _line, _matrix ──► SVG (chart_svg)
--                                  ├─ chart_text ──► lines for a terminal
--                                  └─ chart_vega ──► Vega-Lite
--
-- A chart is a table of estimates, drawn: it takes the columns and rows that `out:table` would take, and gives them
-- back beside the drawing, so that nothing is in a picture alone. With fewer than three points there is no drawing.
local spec = require "chart_spec"
local text = require "chart_text"
local vega = require "chart_vega"

local DRAW = {
  interval = require "chart_interval",
  bars     = require "chart_bars",
  line     = require "chart_line",
  matrix   = require "chart_matrix",
}

local LEAST_POINTS = 3
local WIDE, NARROW = 720, 340 -- of the drawings, in CSS pixels: a desk's screen, a phone's

local chart = {}

--- The columns and rows of the table that shows all that the drawing does.
local function table_of(model)
  local columns, rows = { model.label }, {}
  for _, name in ipairs(model.series) do columns[#columns + 1] = name end
  if model.banded then columns[#columns + 1] = "tied" end
  for i, row in ipairs(model.rows) do
    local cells = { row.label }
    for s = 1, #model.series do cells[s + 1] = row[s] end
    if model.banded then cells[#columns] = row.band end
    rows[i] = cells
  end
  return columns, rows
end

--- Draws a chart. Raises, without a place, what is wrong with `what`.
-- @param what  the spec, as scripts/meta/report.lua has it (`chart`)
-- @param width columns of the terminal
-- @param id    what the ids in the SVG begin with: letters, digits and - only
-- @return kind, title, about, columns, rows; and svg, lines, vega when there is enough to draw
function chart.draw(what, width, id)
  local model = spec.read(what)
  local drawn = { kind = model.kind, title = model.title, about = model.about }
  drawn.columns, drawn.rows = table_of(model)
  if model.points < LEAST_POINTS then return drawn end
  local draw = DRAW[model.kind]
  if model.kind == "matrix" then
    drawn.svg = draw(model, WIDE, id, "scrolls")
  else
    drawn.svg = draw(model, WIDE, id .. "-wide", "wide-only") .. draw(model, NARROW, id .. "-narrow", "narrow-only")
  end
  drawn.lines = text(model, width)
  drawn.vega = vega(model)
  return drawn
end

return chart
