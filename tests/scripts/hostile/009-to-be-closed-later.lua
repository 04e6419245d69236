--- A __close that arrives after the metatable is set: it runs, but in time.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local meta = {}
  local guarded = setmetatable({}, meta)
  meta.__close = function () while true do end end
  local guard <close> = guarded
  error "out"
end)
