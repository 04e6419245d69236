--- A loop that catches the limit and goes on.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  while true do pcall(function () while true do end end) end
end)
