--- The same by gmatch.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  for _ in (("a"):rep(900)):gmatch(".-.-.-.-.-b$") do end
end)
