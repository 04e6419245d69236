--- A filter of a million terms, asked again and again.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local names = {}
  for i = 1, 1000000 do names[i] = "x" end
  while true do doc:count { term = names } end
end)
