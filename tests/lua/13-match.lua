--- Regular expressions: spans, groups, order.
local tenor = require "tenor"

local YEARS    = tenor.regex [[(\d+) (year)(s)?]]
local NUMBER   = tenor.regex [[(\d+)]]
local OPTIONAL = tenor.regex [[(\d+)(km)? years]]
local NOTHING  = tenor.regex [[zebra]]
local EXACT    = tenor.regex("Tyrant", "exact")
local EITHER   = tenor.regex "Tyrant"
local ACROSS   = tenor.regex [[Monday\. Rex]]

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local m, amount, unit, plural = doc:match(YEARS)
    assert(m.text == "12 years" and amount == "12" and unit == "year" and plural == "s")
    assert(m.part == "lead" and m.voice == "quoted" and #m == 2)
    local numbers = {}
    for _, digits in doc:gmatch(NUMBER) do numbers[#numbers + 1] = digits end
    assert(table.concat(numbers, " ") == "12 1999")
    local last = { select(2, doc:match(OPTIONAL)) }
    assert(last[1] == "12" and last[2] == nil, "a group that took no part is nil")
    assert(doc:match(NOTHING) == nil and doc:gmatch(NOTHING)() == nil)
    local upper, n = 0, 0
    for _ in doc:gmatch(EXACT) do upper = upper + 1 end
    for _ in doc:gmatch(EITHER) do n = n + 1 end
    assert(upper == 1 and n == 2, "Tyrants and tyrant; exact only the one with a capital")
    assert(doc:match(ACROSS) == nil, "a match stays within a sentence")
    for s in doc:sentences() do
      local within = s:match(NUMBER)
      assert(not within or within.sentence == s)
    end
    assert(m:match(NUMBER).text == "12" and not m:match(ACROSS))
    assert(not pcall(doc.match, doc, "12") and not pcall(doc.match, doc))
    return {}
  end,
}
