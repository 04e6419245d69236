--- An __index that never answers.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local t = setmetatable({}, { __index = function () while true do end end })
  return { n = t.x }
end)
