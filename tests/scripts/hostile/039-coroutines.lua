--- Coroutines would leave the limits behind.
-- ends: article, says: coroutine.wrap is not available in tenor scripts
return require "storm" (function (doc, opt)
  coroutine.wrap(function () while true do end end)()
end)
