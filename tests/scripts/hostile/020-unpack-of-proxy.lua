--- An argument for each grain of sand.
-- ends: article, says: too many results to unpack
return require "storm" (function (doc, opt)
  return { n = select("#", table.unpack({}, 1, 1 << 40)) }
end)
