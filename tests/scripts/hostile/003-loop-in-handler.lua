--- A handler that never comes back.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  xpcall(error, function () while true do end end)
end)
