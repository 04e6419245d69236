--- A string for a regex.
-- ends: article, says: this is no regex
return require "storm" (function (doc, opt)
  return { n = doc:match "x" and 1 }
end)
