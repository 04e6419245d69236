--- The globals themselves.
-- ends: article, says: this table cannot be changed
return require "storm" (function (doc, opt)
  rawset(_ENV, "tostring", nil)
end)
