--- Writes SVG. This is the only place that makes markup: names of elements, attributes and classes are ours, every text
--- and value goes through `escape`. Colours are none of its business: the page's style gives them to the classes.
local label = require "chart_label"
local scale = require "chart_scale"

local svg = {}

local ENTITY = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;", ["'"] = "&#39;" }

local function escape(s) return (label.show(s):gsub("[&<>\"']", ENTITY)) end

--- Shapes and dashes tell series apart where colours do not: one for each of six.
svg.DASHES = { false, "7 4", "2 3", "9 3 2 3", "14 4", "1 4" }

--- About how wide a shown text is, and as much of it as fits: at 13 pixels, the usual size; or at 12, as `small` is.
function svg.width(s, small) return label.width(s, label.pixels_of) * (small and 12 / 13 or 1) end
function svg.cut(s, room, small) return label.cut(s, small and room * 13 / 12 or room, label.pixels_of) end

local function attributes(list)
  local out = {}
  for name, value in pairs(list) do -- sorted by name: the same bytes every time
    if math.type(value) == "float" then value = string.format("%.1f", value):gsub("%.0$", "") end
    out[#out + 1] = string.format(' %s="%s"', name, escape(tostring(value)))
  end
  return table.concat(out)
end

local writer = {}
writer.__index = writer

function svg.new() return setmetatable({ out = {} }, writer) end

function writer:add(name, list) self.out[#self.out + 1] = string.format("<%s%s/>", name, attributes(list)) end

--- Text that ends, is centred or starts at x.
function writer:text(x, y, s, class, anchor)
  if s == "" then return end
  self.out[#self.out + 1] = string.format("<text%s>%s</text>", attributes { x = x, y = y, class = class,
    ["text-anchor"] = anchor ~= "start" and anchor or nil }, escape(s))
end

--- Text centred at x, but for what would be cut off by the edges of the drawing.
function writer:centred(x, y, s, class, width)
  local half = svg.width(s) / 2
  if x - half < 2 then self:text(2, y, s, class, "start")
  elseif x + half > width - 2 then self:text(width - 2, y, s, class, "end")
  else self:text(x, y, s, class, "middle") end
end

--- Opens a group; what it holds is called by `title` when it is pointed at.
function writer:open(class, title)
  self.out[#self.out + 1] = string.format("<g%s>%s", attributes { class = class },
                                          title and "<title>" .. escape(title) .. "</title>" or "")
end

function writer:close() self.out[#self.out + 1] = "</g>" end

function writer:line(x1, y1, x2, y2, class, dashes)
  self:add("line", { x1 = x1, y1 = y1, x2 = x2, y2 = y2, class = class, ["stroke-dasharray"] = dashes or nil })
end

local PATHS = { -- of half width r, around 0 0
  function (r) return string.format("M%.1f,%.1fh%.1fv%.1fh%.1fz", -r, -r, 2 * r, 2 * r, -2 * r) end,
  function (r) return string.format("M0,%.1fL%.1f,%.1fH%.1fz", -1.2 * r, 1.15 * r, r, -1.15 * r) end,
  function (r) return string.format("M0,%.1fL%.1f,0L0,%.1fL%.1f,0z", -1.3 * r, 1.3 * r, 1.3 * r, -1.3 * r) end,
  function (r) return string.format("M%.1f,%.1fL%.1f,%.1fM%.1f,%.1fL%.1f,%.1f", -r, -r, r, r, -r, r, r, -r) end,
}

--- The mark of a series: circle, square, triangle, diamond, cross, ring.
function writer:mark(series, x, y, r)
  local class = "s" .. series .. (series >= 5 and " open" or " full")
  if series == 1 or series == 6 then
    self:add("circle", { cx = x, cy = y, r = r, class = class })
  else
    self:add("path", { d = PATHS[series - 1](series == 2 and 0.9 * r or r), class = class,
                       transform = string.format("translate(%.1f,%.1f)", x, y) })
  end
end

--- Marks and names of the series, in as many lines as it takes; gives the y below them.
function writer:legend(names, width, y)
  local x = 8.0
  for s, name in ipairs(names) do
    name = svg.cut(label.show(name), width - 40)
    local room = 14 + svg.width(name) + 18
    if x > 8 and x + room > width then x, y = 8.0, y + 20 end
    self:mark(s, x, y + 8, 4.5)
    self:text(x + 10, y + 12.5, name, nil, "start")
    x = x + room
  end
  return y + 24
end

--- The whole drawing. `class` says where the page shows it.
function writer:finish(model, width, height, id, class)
  width, height = math.ceil(width), math.ceil(height)
  local head = attributes { viewBox = string.format("0 0 %d %d", width, height), width = width, height = height,
    class = class, role = "img", xmlns = "http://www.w3.org/2000/svg",
    ["aria-labelledby"] = id .. "-title", ["aria-describedby"] = id .. "-about" }
  return string.format('<svg%s>\n<title id="%s-title">%s</title>\n<desc id="%s-about">%s</desc>\n%s\n</svg>\n', head,
                       id, escape(model.title), id, escape(model.about), table.concat(self.out, "\n"))
end

--- "Echo, own voice: −1.23 [−1.50, −0.98], n = 34"
function svg.sentence(model, row, s)
  local e, names = row[s], row.label
  if #model.series > 1 then names = names .. ", " .. model.series[s] end
  local interval = svg.interval(e, model.decimals)
  return string.format("%s: %s%s%s", names, svg.number(e.value, model.decimals),
                       interval ~= "" and " " .. interval or "", e.n and ", n = " .. scale.number(e.n, 0) or "")
end

--- Numbers in a drawing have a true minus.
function svg.number(x, decimals) return (scale.number(x, decimals):gsub("^%-", "−"):gsub("e%-", "e−")) end

function svg.interval(e, decimals)
  return e.low and string.format("[%s, %s]", svg.number(e.low, decimals), svg.number(e.high, decimals)) or ""
end

return svg
