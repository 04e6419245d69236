--- A filter of a hundred thousand categories.
-- ends: article, says: the lists of class, category and lexicon in a filter are too long
return require "storm" (function (doc, opt)
  local names = {}
  for i = 1, 100000 do names[i] = "epithet" end
  return { n = doc:count { category = names } }
end)
