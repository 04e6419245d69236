--- An order that is none: sorting must stay within the list.
-- ends: article, says: still here
return require "storm" (function (doc, opt)
  local list = {}
  for i = 1, 5000 do list[i] = i % 7 end
  table.sort(list, function () return true end)
  for i = 1, 5000 do assert(list[i] ~= nil) end
  error "still here"
end)
