--- Inserting before a billion elements that are not there.
-- ends: article, says: position out of bounds
return require "storm" (function (doc, opt)
  table.insert(setmetatable({}, { __len = function () return 1 << 60 end }), 5, "x")
end)
