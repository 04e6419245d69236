--- A comparison that empties the list that is sorted.
-- ends: article, says: still here
return require "storm" (function (doc, opt)
  local list = {}
  for i = 1, 500 do list[i] = 500 - i end
  table.sort(list, function (a, b) list[#list] = nil; return a < b end)
  error "still here"
end)
