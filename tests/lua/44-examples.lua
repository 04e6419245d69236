-- $ tenor score ../articles/sample.jsonl
--- A few texts for each label, always the same ones.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc)
    if doc.id == "b" then return {} end
    local first = { all = "of " .. doc.id, [doc.id] = "own “" .. doc.id .. "”" }
    return { texts = first, three = first, none = {} }
  end,

  by   = "outlet",
  keep = { texts = tenor.examples { most = 2 }, three = tenor.examples(), none = tenor.examples { most = 1 } },

  report = function (all, opt, out)
    assert(all.texts.n == 18 and all.none.n == 18, "one of 19 had none")
    local two, three = all.texts:of "all", all.three:of "all"
    assert(#two == 2 and #three == 3 and two[1] == three[1] and two[2] == three[2] and two[1] ~= two[2])
    for _, text in ipairs(three) do assert(text:match "^of %l") end
    assert(all.texts:of("a")[1] == "own “a”" and #all.texts:of "a" == 1 and #all.texts:of "nothing" == 0)
    assert(#all.none:of "all" == 0)

    -- A new table each time; those of all are among those of the groups.
    two[1] = "changed"
    assert(all.texts:of("all")[1] == three[1])
    local found = 0
    for _, g in all:groups() do
      for _, text in ipairs(g.texts:of "all") do
        if text == three[1] or text == three[2] then found = found + 1 end
      end
    end
    assert(found == 2)
    assert(not pcall(all.texts.of, all.texts) and not pcall(all.texts.of, all.texts, 1))
    assert(not pcall(function () return all.texts.total end))
    out:line "done"
  end,
}
