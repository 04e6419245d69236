--- The same events side by side: what each says of one, in which words, and what it leaves out.
local tenor     = require "tenor"
local happening = require "happening"
local tools     = require "compare_tools"

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

local MOST = 5 -- labels that are named

local function first(labels) return table.move(labels, 1, math.min(MOST, #labels), 1, {}) end

local function when(event)
  local first, last = event.days.first, event.days.last
  if not first then return "undated" end
  return first == last and first or first .. " – " .. last
end

-- "2 Echo: in its own words brazen, despot; only here Orrel Dam; left out Idris Poole". Names alone, for all of an
-- article's are kept: of words that are not among its features it could not be said that it has none.
local function differences(articles, items)
  local names, lines = {}, {}
  for k, i in ipairs(items) do names[k] = articles[i].names end
  for k, one in ipairs(happening.contrast(names, 2)) do
    local side, parts = k .. " " .. articles[items[k]].side, {}
    local strongest, alone, lacks = articles[items[k]].strongest, first(one.alone), first(one.lacks)
    if strongest ~= "" then parts[1] = "in its own words " .. strongest end
    if #alone > 0 then parts[#parts + 1] = "only here " .. tools.listed(alone) end
    if #lacks > 0 then parts[#parts + 1] = "left out " .. tools.listed(lacks) end
    if #parts > 0 then lines[#lines + 1] = side .. ": " .. table.concat(parts, "; ") end
  end
  return lines
end

local function show(event, articles, opt, out)
  out:heading(when(event) .. ": " .. table.concat(first(event.shared), ", "), 3)
  local t = out:table(opt.by, "own tone", "label", "title")
  for k, i in ipairs(event.items) do
    local a = articles[i]
    t:row(k .. " " .. a.side, a.tone, a.label, a.title or a.id or "")
  end
  local lines = differences(articles, event.items)
  if #lines > 0 then out:list(lines) end
end

--- Events that several of them report.
function events.report(_, all, opt, out)
  local list, articles = list_of(all)
  local found, copies = tenor.events(list)
  local doubled = 0
  for _, same in ipairs(copies) do doubled = doubled + #same - 1 end
  if #found == 0 and doubled == 0 then return end
  out:heading("The same events side by side", 2)
  out:line("%d %s found that two or more report. %d %s nearly the text of another (wire copy, reprints): each such text "
           .. "counts once here.", #found, #found == 1 and "event was" or "events were",
           doubled, doubled == 1 and "article has" or "articles have")
  for i = 1, math.min(opt.events, #found) do show(found[i], articles, opt, out) end
  out:note("Articles on one event share names and words and lie within a few days; copies are found by the hashes of their "
           .. "five-word phrases (MinHash: Broder 1997). Shown are those of most sources. In its own words: the "
           .. "strongest of them. Only here: named twice or more, and by "
           .. "no other; left out: named by most others. A label needs several different words, so that a short article with a "
           .. "strong tone may be a neutral report.%s",
           #articles < all.n and string.format(" Looked at: %d articles of %d, whole days picked by chance.", #articles, all.n)
           or "")
end

return events
