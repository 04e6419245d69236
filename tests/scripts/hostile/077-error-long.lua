--- An error message of megabytes.
-- ends: article, says: xxxxxxxx
return require "storm" (function (doc, opt)
  error(("x"):rep(1 << 20))
end)
