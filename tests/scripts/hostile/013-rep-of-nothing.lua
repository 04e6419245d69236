--- Nothing, repeated for ever.
-- ends: article, says: still here
return require "storm" (function (doc, opt)
  local s = (""):rep(1 << 60)
  error("still here" .. s)
end)
