-- $ tenor score --paranoid
--- A score that depends on the articles before.
-- ends: article, says: a second run gave another record
local n

return require "storm" (function (doc, opt)
  n = (n or 0) + 1
  return { n = n }
end)
