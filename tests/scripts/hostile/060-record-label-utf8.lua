--- Half a character as a label.
-- ends: article, says: field 't' of the record is not valid UTF-8
return require "storm" (function (doc, opt)
  return { t = { ["\xff"] = 1 } }
end)
