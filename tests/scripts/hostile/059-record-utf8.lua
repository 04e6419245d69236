--- Half a character as a text.
-- ends: article, says: field 's' of the record is not valid UTF-8
return require "storm" (function (doc, opt)
  return { s = "\xe2\x82" }
end)
