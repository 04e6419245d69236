--- Many small tables.
-- ends: article, says: needed more than 64 MB of memory
return require "storm" (function (doc, opt)
  local hoard = {}
  for i = 1, math.huge do hoard[i] = { i } end
end)
