--- A replacement that outgrows the memory.
-- ends: article, says: needed more than 64 MB of memory
return require "storm" (function (doc, opt)
  local s = ("x"):rep(10000)
  return { n = #s:gsub("x", s) }
end)
