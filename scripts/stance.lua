--- In which light the article shows one person, party or country: favourable, neutral or hostile.
--
-- Whom: the option `target`, or the metadata field that the option `field` names. What counts is every word that
-- is about that one, in anybody's voice: slander that is passed on is passed on. Words aimed at nobody count in
-- part, in sentences that speak of the target; words aimed at others hardly do.
local tenor = require "tenor"

local LIGHT = { class = { "light", "evaluative" } }

-- The name by which hits know the one that is written so, and the word where it stands.
local function find(doc, text)
  for name in doc:names() do
    if name.target and (name.text == text or name.target == text) then return name.target, name end
  end
  local last = string.match(text, "[^ ]+$")
  for word in doc:words() do
    if word.text == last or word.text == text then return word.whom, word end
  end
end

return {
  summary  = "The light in which one target is shown (field=NAME of the metadata that names it, or target=NAME).",
  version  = 1,
  lexicons = { "loaded", "stance", "modifiers" },
  options  = {
    field  = { "", "metadata field that names the target" },
    target = { "", "the target, by name" },
    near   = { 0.5, "weight of words that are aimed at nobody" },
    far    = { 0.2, "weight of words that are aimed at somebody else" },
    for_   = { 1, "label favourable from here on" },
    against = { -1, "label hostile from here down" },
  },

  score = function (doc, opt)
    local text = opt.field ~= "" and tostring(doc.meta[opt.field] or "") or opt.target
    if text == "" then return nil end
    local whom, where = find(doc, text)
    local sum, count = 0, 0
    for hit in doc:hits(LIGHT) do
      local share = opt.far
      if hit.target == nil then share = opt.near
      elseif hit.target == whom then share = 1 end
      sum = sum + share * hit.weight
    end
    return { stance = sum, label = sum >= opt.for_ and "favourable" or sum <= opt.against and "hostile" or "neutral" }
  end,
}
