--- A table that claims to have no end.
-- ends: article, says: still here
return require "storm" (function (doc, opt)
  local endless = setmetatable({}, { __len = function () return 1 << 60 end, __index = function () return "x" end })
  error("still here" .. table.concat(endless))
end)
