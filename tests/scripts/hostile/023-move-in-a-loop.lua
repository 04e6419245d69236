--- Moving as much as one may, again and again.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  while true do pcall(table.move, {}, 1, (1 << 24) - 1, 2) end
end)
