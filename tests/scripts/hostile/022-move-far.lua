--- Moving what is not there.
-- ends: article, says: too many elements to move
return require "storm" (function (doc, opt)
  table.move({}, 1, 1 << 60, 2)
end)
