--- An error message of half characters.
-- ends: article, says: half ??
return require "storm" (function (doc, opt)
  error("half \xe2\x82")
end)
