--- A pattern that takes ages inside of one C function: the matcher looks at the clock.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  return { n = (("a"):rep(900)):find(".-.-.-.-.-b$") or 0 }
end)
