--- A closing that never ends.
-- ends: article, says: a metatable with __close is not available
return require "storm" (function (doc, opt)
  local guard <close> = setmetatable({}, { __close = function () while true do end end })
end)
