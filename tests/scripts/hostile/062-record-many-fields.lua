--- A record of a million fields.
-- ends: article, says: more than 1000 entries
return require "storm" (function (doc, opt)
  local r = {}
  for i = 1, 100000 do r["f" .. i] = i end
  return r
end)
