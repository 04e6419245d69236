--- The same text cut for ever, and forgotten.
-- ends: article, says: took more than 2 s
return require "storm" (function (doc, opt)
  while true do doc:tokens() end
end)
