--- A pattern that takes ages inside of one C function: only the watchdog can end it.
-- ends: process, says: stuck in a function of Lua's own on article storm
return require "storm" (function (doc, opt)
  return { n = (("a"):rep(900)):find(".-.-.-.-.-b$") or 0 }
end)
