--- A method of the document on a span.
-- ends: article, says: a span has no 'flag'
return require "storm" (function (doc, opt)
  for s in doc:sentences() do s:flag(s, "x") end
end)
