--- Nor by raw means.
-- ends: article, says: this table cannot be changed
return require "storm" (function (doc, opt)
  rawset(math, "max", print)
end)
