--- Bytecode.
-- ends: article, says: string.dump is not available in tenor scripts
return require "storm" (function (doc, opt)
  return { s = string.dump(function () end) }
end)
