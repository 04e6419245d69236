--- An error that is a table.
-- ends: article, says: error object (a table)
return require "storm" (function (doc, opt)
  error { code = 1 }
end)
