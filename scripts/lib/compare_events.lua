--- The same events side by side: what each says of one, in which words, and what it leaves out.
local tenor = require "tenor"
local tools = require "compare_tools"

local events = {}

-- Articles as tenor.events takes them; the others stay beside them.
local function list_of(all)
  local list, articles = {}, {}
  for article in all.articles:items() do
    articles[#articles + 1] = article
    list[#list + 1] = { id = article.id, outlet = article.side, date = article.date, features = article.features,
                        sketch = article.sketch }
  end
  return list, articles
end

local function when(event)
  local first, last = event.days.first, event.days.last
  if not first then return "undated" end
  return first == last and first or first .. " – " .. last
end

-- What one article of an event mentions at least twice and no other of them does at all.
local function alone(articles, items, at)
  local mine, list = articles[at], {}
  for label, n in pairs(mine.features) do
    local others = false
    for _, i in ipairs(items) do others = others or i ~= at and articles[i].features[label] ~= nil end
    if n >= 2 and not others then list[#list + 1] = { label = label, n = n } end
  end
  table.sort(list, function (a, b) return a.n > b.n end)
  local labels = {}
  for i = 1, math.min(5, #list) do labels[i] = list[i].label end
  return labels
end

local function show(event, articles, opt, out)
  local shared = table.move(event.shared, 1, math.min(5, #event.shared), 1, {})
  out:heading(when(event) .. ": " .. table.concat(shared, ", "), 3)
  local t = out:table(opt.by, "title", "own tone", "label", "strongest own words")
  for _, i in ipairs(event.items) do
    local a = articles[i]
    t:row(a.side, tools.cut(a.title or a.id or "", 100), a.tone, a.label, a.strongest)
  end
  local only = {}
  for _, i in ipairs(event.items) do
    local labels = alone(articles, event.items, i)
    if #labels > 0 then only[#only + 1] = "Only " .. articles[i].side .. " has more than once: " .. table.concat(labels, ", ") end
  end
  if #only > 0 then out:list(only) end
end

--- Events that several of them report.
function events.report(_, all, opt, out)
  local list, articles = list_of(all)
  local found, copies = tenor.events(list)
  local doubled = 0
  for _, same in ipairs(copies) do doubled = doubled + #same - 1 end
  if #found == 0 and doubled == 0 then return end
  out:heading("The same events side by side", 2)
  out:line("%d events were found that two or more report. %d articles have nearly the text of another (wire copy, reprints): "
           .. "each such text counts once here.", #found, doubled)
  for i = 1, math.min(opt.events, #found) do show(found[i], articles, opt, out) end
  out:note("Articles on one event share names and words and lie within a few days; copies are found by the hashes of their "
           .. "five-word phrases (MinHash: Broder 1997). Shown are those of most sources.%s",
           #articles < all.n and string.format(" Looked at: %d articles of %d, whole days picked by chance.", #articles, all.n)
           or "")
end

return events
