--- A flag of megabytes, again and again.
-- ends: article, says: the message of a flag is longer than 1000 bytes
return require "storm" (function (doc, opt)
  local s = ("x"):rep(1 << 24)
  while true do doc:flag(doc, s) end
end)
