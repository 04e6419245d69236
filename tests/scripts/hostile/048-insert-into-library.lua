--- A library taken for a list.
-- ends: article, says: this table cannot be changed
return require "storm" (function (doc, opt)
  table.insert(string, 1, "x")
end)
