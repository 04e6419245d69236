--- Code out of text.
-- ends: article, says: load is not available in tenor scripts
return require "storm" (function (doc, opt)
  load("while true do end")()
end)
