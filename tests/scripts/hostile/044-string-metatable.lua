--- So is their metatable.
-- ends: article, says: there is no string.x
return require "storm" (function (doc, opt)
  local meta = getmetatable("")
  return { kind = type(meta), n = ("").x }
end)
