-- $ tenor score
--- What articles mention, and what they leave out.
local happening = require "happening"

local function text(list) return table.concat(list, " ") end

return {
  summary = "A case.",

  score = function (doc)
    local features, mentions = happening.features(doc), happening.mentions(doc)
    for label, n in pairs(features) do assert(mentions[label] == n, label) end
    if doc.id == "a" then assert(features["Rex Holm"] == 1 and features.bridge == 2 and not features.said) end
    return { features = features }
  end,

  report = function (all, opt, out)
    local a = { ["Colin Clarke"] = 3, ["Calder Bay"] = 2, strike = 4, tolls = 2, prices = 1, council = 2 }
    local b = { Clarke = 2, ["Ann Lee"] = 2, strikes = 1, council = 5, harbour = 3 }
    local both = happening.contrast { a, b }
    assert(text(both[1].alone) == "Calder Bay tolls", text(both[1].alone))
    assert(text(both[1].lacks) == "Ann Lee harbour", text(both[1].lacks))
    assert(text(both[2].alone) == text(both[1].lacks) and text(both[2].lacks) == text(both[1].alone))
    assert(text(happening.contrast({ a, b }, 3)[1].lacks) == "harbour")

    local c = { ["Ann Lee"] = 1, council = 1, harbour = 1, ferry = 2 }
    local three = happening.contrast { a, b, c }
    assert(text(three[1].lacks) == "Ann Lee harbour" and text(three[3].alone) == "ferry")
    assert(text(three[3].lacks) == "Colin Clarke strike" and text(three[2].alone) == "")
    assert(#happening.contrast {} == 0 and #happening.contrast { a } == 1)
    out:line "done"
  end,
}
