--- A table within a tally.
-- ends: article, says: must be a tally, label to number
return require "storm" (function (doc, opt)
  return { t = { a = { b = 1 } } }
end)
