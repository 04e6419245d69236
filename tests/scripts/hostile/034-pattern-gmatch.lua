--- The same by gmatch.
-- ends: process, says: stuck in a function of Lua's own on article storm
return require "storm" (function (doc, opt)
  for _ in (("a"):rep(900)):gmatch(".-.-.-.-.-b$") do end
end)
