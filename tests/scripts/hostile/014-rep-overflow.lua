--- A length that overflows.
-- ends: article, says: the string would be longer than
return require "storm" (function (doc, opt)
  return { n = #("xx"):rep(math.maxinteger, "yy") }
end)
