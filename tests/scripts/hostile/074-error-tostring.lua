--- An error whose text is an error.
-- ends: article, says: error object (a table)
return require "storm" (function (doc, opt)
  error(setmetatable({}, { __tostring = function () error "again" end }))
end)
