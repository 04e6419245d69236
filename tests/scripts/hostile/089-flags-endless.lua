--- Flags without an end.
-- ends: article, says: more than 100000 flags
return require "storm" (function (doc, opt)
  while true do doc:flag(doc, "x") end
end)
