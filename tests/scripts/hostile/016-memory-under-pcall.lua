--- Catching the want of memory and asking again.
-- ends: article, says: needed more than 64 MB of memory
return require "storm" (function (doc, opt)
  local hoard = {}
  while true do pcall(function () while true do hoard[#hoard + 1] = ("x"):rep(100000) .. #hoard end end) end
end)
