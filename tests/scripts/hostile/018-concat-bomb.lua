--- A list of long strings, joined.
-- ends: article, says: needed more than 64 MB of memory
return require "storm" (function (doc, opt)
  local s, list = ("x"):rep(1 << 20), {}
  for i = 1, 1000 do list[i] = s end
  return { n = #table.concat(list) }
end)
