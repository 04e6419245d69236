--- Nor by raw means.
-- ends: article, says: table expected
return require "storm" (function (doc, opt)
  rawset(doc, "text", "x")
end)
