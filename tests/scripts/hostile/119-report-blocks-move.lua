--- A __tostring that adds blocks while a row is read.
-- ends: report, says: still here
local tenor = require "tenor"

return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc, label = doc.id } end,
  keep    = { words = tenor.mean(), label = tenor.tally() },
  report  = function (all, opt, out)
    local t = out:table("a", "b")
    t:row(setmetatable({}, { __tostring = function () for i = 1, 1000 do out:line(i) end return "x" end }), 2)
    error "still here"
  end,
}
