--- The same by gsub.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  return { n = select(2, (("a"):rep(900)):gsub(".-.-.-.-.-b$", "")) }
end)
