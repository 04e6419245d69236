--- The methods of all strings are out of reach.
-- ends: article, says: there is no string.__index
return require "storm" (function (doc, opt)
  getmetatable("").__index.upper = nil
end)
