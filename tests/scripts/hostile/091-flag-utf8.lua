--- A flag of half characters.
-- ends: article, says: the message of a flag is not valid UTF-8
return require "storm" (function (doc, opt)
  doc:flag(doc, "\xff")
end)
