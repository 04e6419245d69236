--- A library with another metatable.
-- ends: article, says: cannot change a protected metatable
return require "storm" (function (doc, opt)
  setmetatable(table, {})
end)
