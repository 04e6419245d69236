--- A list for a record.
-- ends: article, says: the fields of a record have names
return require "storm" (function (doc, opt)
  return { 1, 2, 3 }
end)
