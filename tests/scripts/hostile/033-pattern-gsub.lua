--- The same by gsub.
-- ends: process, says: stuck in a function of Lua's own on article storm
return require "storm" (function (doc, opt)
  return { n = select(2, (("a"):rep(900)):gsub(".-.-.-.-.-b$", "")) }
end)
