--- The metatable of a span.
-- ends: article, says: there is no string.__index
return require "storm" (function (doc, opt)
  getmetatable(doc).__index.text = "x"
end)
