--- A chain of __index that bites its tail.
-- ends: article, says: loop
return require "storm" (function (doc, opt)
  local t = {}
  setmetatable(t, { __index = t })
  return { n = t.x }
end)
