--- One string of a million gigabytes.
-- ends: article, says: the string would be longer than 16777216 bytes
return require "storm" (function (doc, opt)
  return { n = #("x"):rep(1 << 50) }
end)
