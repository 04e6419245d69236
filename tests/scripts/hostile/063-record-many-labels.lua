--- A tally of too many labels.
-- ends: article, says: more than 100000 entries
return require "storm" (function (doc, opt)
  local r = {}
  for i = 1, 100001 do r["f" .. i] = i end
  return { t = r }
end)
