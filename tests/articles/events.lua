--- Events that several outlets report, set side by side; for tests/cases/events.txt.
local tenor     = require "tenor"
local happening = require "happening"

local function table_of(tally)
  local t = {}
  for label, n in tally:items() do t[label] = n end
  return t
end

return {
  summary = "What several outlets report, and what each leaves out.",

  score = function (doc)
    return { features = happening.features(doc), mentions = happening.mentions(doc), sketch = doc:sketch() }
  end,

  by   = { "id", "outlet", "date", "sketch" },
  keep = { features = tenor.tally(), mentions = tenor.tally() },

  report = function (all, opt, out)
    local list, mentions = {}, {}
    for id, outlet, date, sketch, g in all:groups() do
      list[#list + 1] = { id = id, outlet = outlet, date = date, sketch = sketch, features = table_of(g.features) }
      mentions[#list] = table_of(g.mentions)
    end
    local events, copies = tenor.events(list)
    for _, event in ipairs(events) do
      out:heading(string.format("%s to %s: %s", event.days.first, event.days.last,
                  table.concat(event.shared, ", ", 1, math.min(3, #event.shared))), 2)
      local theirs = {}
      for i, item in ipairs(event.items) do theirs[i] = mentions[item] end
      local t = out:table("article", "alone", "lacks")
      for i, one in ipairs(happening.contrast(theirs)) do
        t:row(list[event.items[i]].id, table.concat(one.alone, ", ", 1, math.min(3, #one.alone)),
              table.concat(one.lacks, ", ", 1, math.min(3, #one.lacks)))
      end
    end
    for _, same in ipairs(copies) do
      local ids = {}
      for i, item in ipairs(same) do ids[i] = list[item].id end
      out:line("one text, %.2f alike: %s", same.likeness, table.concat(ids, ", "))
    end
  end,
}
