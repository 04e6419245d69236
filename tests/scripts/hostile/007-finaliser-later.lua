--- A finaliser that arrives after the metatable is set does not count.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local meta = {}
  for i = 1, 100 do setmetatable({}, meta) end
  meta.__gc = function () while true do end end
  while true do local _ = {} end
end)
