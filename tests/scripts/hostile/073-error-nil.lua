--- An error that is nothing.
-- ends: article, says: error object (a nil)
return require "storm" (function (doc, opt)
  error(nil)
end)
