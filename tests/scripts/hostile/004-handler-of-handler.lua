--- Handlers that raise in their turn, for ever.
-- ends: article, says: C stack overflow
return require "storm" (function (doc, opt)
  local function again() return xpcall(error, again) end
  while true do xpcall(again, again) end
end)
