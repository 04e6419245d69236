--- A function as a field.
-- ends: article, says: field 'f' of the record is a function
return require "storm" (function (doc, opt)
  return { f = doc.count }
end)
