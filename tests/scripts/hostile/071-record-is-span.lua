--- The document for a record.
-- ends: article, says: score must return a record (a table) or nil, not a doc
return require "storm" (function (doc, opt)
  return doc
end)
