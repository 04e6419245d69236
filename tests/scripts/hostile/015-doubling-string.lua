--- A string that doubles until there is no room.
-- ends: article, says: needed more than 64 MB of memory
return require "storm" (function (doc, opt)
  local s = "x"
  while true do s = s .. s end
end)
