--- A record that holds itself.
-- ends: article, says: must be a tally, label to number
return require "storm" (function (doc, opt)
  local r = {}
  r.r = r
  return r
end)
