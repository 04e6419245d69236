--- A callback that never returns.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  ("x"):rep(1000):gsub("x", function () while true do end end)
end)
