--- The same text cut for ever, and kept.
-- ends: article, says: needed more than 64 MB of memory
return require "storm" (function (doc, opt)
  local all = {}
  while true do all[#all + 1] = doc:tokens() end
end)
