--- Infinity in a tally.
-- ends: article, says: field 't' of the record is not a finite number
return require "storm" (function (doc, opt)
  return { t = { x = math.huge } }
end)
