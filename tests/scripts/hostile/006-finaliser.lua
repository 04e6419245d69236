--- A finaliser would run with every limit off.
-- ends: article, says: a metatable with __gc is not available
return require "storm" (function (doc, opt)
  setmetatable({}, { __gc = function () while true do end end })
end)
