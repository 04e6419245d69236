--- Not a number in a record.
-- ends: article, says: field 'n' of the record is not a finite number
return require "storm" (function (doc, opt)
  return { n = 0 / 0 }
end)
