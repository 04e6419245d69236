--- A __close that is run while the limit is on its way.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local meta = {}
  local guarded = setmetatable({}, meta)
  meta.__close = function () while true do end end
  while true do
    pcall(function ()
      local guard <close> = guarded
      while true do end
    end)
  end
end)
