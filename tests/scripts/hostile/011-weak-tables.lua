--- Weak tables would show when the collector runs.
-- ends: article, says: a metatable with __mode is not available
return require "storm" (function (doc, opt)
  setmetatable({}, { __mode = "k" })
end)
