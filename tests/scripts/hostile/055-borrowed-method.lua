--- A method called on what is none of its objects.
-- ends: article, says: span expected, got table
return require "storm" (function (doc, opt)
  local count = doc.count
  return { n = count({}) }
end)
