--- Addresses would tell where the memory lies.
-- ends: article, says: %p is not available
return require "storm" (function (doc, opt)
  return { s = string.format("%p", {}) }
end)
