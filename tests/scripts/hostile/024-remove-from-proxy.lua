--- Removing from a table that lies about its length.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local t = setmetatable({}, { __len = function () return 1 << 60 end })
  while true do table.remove(t) end
end)
