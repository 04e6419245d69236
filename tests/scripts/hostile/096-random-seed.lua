--- Dice that are loaded.
-- ends: article, says: math.randomseed is not available
return require "storm" (function (doc, opt)
  math.randomseed(1)
end)
