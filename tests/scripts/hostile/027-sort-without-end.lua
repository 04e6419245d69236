--- A comparison that never comes to a conclusion.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  table.sort({ 3, 2, 1 }, function () while true do end end)
end)
