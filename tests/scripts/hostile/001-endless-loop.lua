--- A loop without an end.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  while true do end
end)
