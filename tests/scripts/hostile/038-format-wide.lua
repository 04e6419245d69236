--- A number a million digits wide.
-- ends: article, says: invalid conversion
return require "storm" (function (doc, opt)
  return { s = string.format("%1000000d", 1) }
end)
