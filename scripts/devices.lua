--- Rhetorical devices: rhetorical questions, contrasts, alliteration, anaphora, tricolons.
--
-- Rules cannot tell a device from an accident. What comes out are candidates with their words, each with a strength to
-- rank it by among its kind; they are never added up. `tenor check -s devices` shows where they stand.
local tenor   = require "tenor"
local devices = require "devices"

local script = {
  summary  = "Candidates for rhetorical devices in the outlet's own voice, with their words; no score.",
  version  = 1,
  lexicons = { "loaded" },
  options  = { most = { 5, "candidates of a kind to give, the strongest" } },
  by       = "outlet",
  keep     = {},
}
for _, name in ipairs(devices.names) do script.keep[name] = tenor.tally() end

-- At most 100 bytes, cut between words if there are any.
local function short(text)
  if #text <= 100 then return (text:gsub("%s+$", "")) end
  return (text:sub(1, 100):match "^(.*) " or text:sub(1, utf8.offset(text, 26) - 1)) .. " …"
end

-- The strongest candidates, text to strength. The same words twice are one candidate.
local function strongest(candidates, most)
  local list, kept = {}, {}
  for text, strength in pairs(candidates) do list[#list + 1] = { text = text, strength = strength } end
  table.sort(list, function (a, b) return a.strength > b.strength end)
  for i = 1, math.min(most, #list) do kept[list[i].text] = list[i].strength end
  return kept
end

function script.score(doc, opt)
  local record, places = {}, {}
  for _, name in ipairs(devices.names) do
    local candidates = {}
    devices[name](doc, function (span, text, strength)
      text = short(text)
      candidates[text] = math.max(candidates[text] or 0, strength)
      places[#places + 1] = { span = span, what = name .. ": " .. text }
    end)
    record[name] = strongest(candidates, opt.most)
  end
  table.sort(places, function (a, b) return a.span.first < b.span.first end)
  for _, place in ipairs(places) do doc:flag(place.span, "%s", place.what) end
  return record
end

function script.report(all, opt, out)
  for _, name in ipairs(devices.names) do
    out:heading(name, 2)
    local t = out:table("outlet", "candidates")
    for outlet, g in all:groups() do
      for text in g[name]:top(opt.most) do t:row(outlet, text) end
    end
  end
  out:note "Candidates, the likeliest first: read them before you count on them."
end

return script
