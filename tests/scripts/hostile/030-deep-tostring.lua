--- A __tostring that asks itself.
-- ends: article, says: overflow
return require "storm" (function (doc, opt)
  local t = {}
  setmetatable(t, { __tostring = function () return tostring(t) end })
  return { text = tostring(t) }
end)
