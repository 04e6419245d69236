--- Articles of one event: what tenor.events gives.
local tenor = require "tenor"

local function article(id, outlet, date, ...)
  local features = {}
  for _, label in ipairs { ... } do features[label] = 1 end
  return { id = id, outlet = outlet, date = date, features = features }
end

local function text(items) return table.concat(items, " ") end

-- What is raised, without the place where.
local function mistake(...)
  local ok, message = pcall(tenor.events, ...)
  assert(not ok)
  return (string.gsub(message, "^%S+:%d+: ", ""))
end

local function check()
  local list = {
    article("f1", "West", "2026-03-01", "fair", "Larch Hill"),
    article("b2", "South", "2026-03-02T08:00", "Calder Bay", "bridge", "toll"),
    article("b1", "North", "2026-03-01", "Calder Bay", "bridge", "Ann Lee"),
    article("b3", "North", "2026-03-09", "Calder Bay", "bridge", "toll"),
    article("b4", "East", "3/1/26", "Calder Bay", "bridge", "toll"),
    article("b5", nil, nil, "Calder Bay", "harvest", "dance", "prize"),
    {},
  }
  local events, copies = tenor.events(list)
  assert(#events == 1 and #copies == 0)
  local e = events[1]
  assert(text(e.items) == "5 3 2", "by outlet")
  assert(e.days.first == "2026-03-01" and e.days.last == "2026-03-02")
  assert(e.outlets == 3 and e.alike > 0.25 and e.alike < 1)
  assert(text(e.shared) == "Calder Bay bridge toll")

  -- The order of the list changes the indices alone.
  local turned = {}
  for i, one in ipairs(list) do turned[#list + 1 - i] = one end
  local again = tenor.events(turned)
  assert(#again == 1 and again[1].alike == e.alike)
  for i, place in ipairs(again[1].items) do assert(turned[place] == list[e.items[i]]) end

  -- Options.
  assert(#tenor.events(list, { days = 8 })[1].items == 4)
  assert(#tenor.events(list, { least_outlets = 4 }) == 0)
  assert(text(tenor.events(list, { alike = 0.9 })[1].items) == "5 2", "the same features")
  assert(mistake(list, { day = 3 }) == "events have no option 'day'; did you mean 'days'?")
  assert(mistake(list, { days = 1.5 }) == "'days' must be a whole number from 0 to 36500")
  assert(mistake(list, { alike = "much" }) == "'alike' must be a number from 0 to 1")
  assert(mistake(list, { copy = 0 / 0 }) == "'copy' must be a number from 0 to 1")

  -- What is no list of articles.
  assert(mistake { 7 } == "item 1 must be a table, not a number", mistake { 7 })
  assert(mistake { { id = 7 } } == "item 1: 'id' must be a text, not a number")
  assert(mistake { {}, { features = { 1 } } } == "item 2: features are texts with numbers: { bridge = 3 }")
  assert(mistake { { sketch = "abc" } } == "item 1: 'sketch' is not what span:sketch() gives")
  assert(not pcall(tenor.events) and not pcall(tenor.events, {}, 3))
  assert(#tenor.events {} == 0)

  -- Any date is a date or none.
  for _, date in ipairs { "", "yesterday", "2026-99-99", "\xff\xff\xff\xff-\xff\xff-\xff\xff" } do
    assert(#tenor.events { article("x", "A", date, "p"), article("y", "B", date, "p") } == 1)
  end
  -- Numbers that say nothing are left out.
  local odd = { features = { p = 0 / 0, q = 1 / 0, r = -1, s = 0 } }
  assert(#tenor.events { odd, odd } == 0)
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    check()
    local one = { outlet = "A", sketch = doc:sketch(), id = "1", date = "2026-01-02" }
    local two = { outlet = "B", sketch = doc:sketch(), id = "2", date = "2026-01-01" }
    local events, copies = tenor.events { one, {}, two }
    assert(#events == 0 and #copies == 1 and copies[1].likeness == 1)
    assert(text(copies[1]) == "3 1", "the earlier one stands for both")
    return { done = true }
  end,

  report = function (all, opt, out)
    check()
    out:line "done"
  end,
}
