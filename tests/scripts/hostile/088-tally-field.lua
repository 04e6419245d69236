--- A tally by a field that is no text.
-- ends: article, says: tally cannot count by 'sentence'
return require "storm" (function (doc, opt)
  return { t = doc:tally "sentence" }
end)
