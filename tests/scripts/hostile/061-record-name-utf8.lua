--- Half a character as a name.
-- ends: article, says: the name of a field of the record is not valid UTF-8
return require "storm" (function (doc, opt)
  return { ["\xff"] = 1 }
end)
