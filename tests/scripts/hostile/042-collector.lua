--- The collector is not the script's.
-- ends: article, says: collectgarbage is not available
return require "storm" (function (doc, opt)
  collectgarbage "stop"
end)
