--- Which of very many articles are alike.
-- ends: article, says: more than 65535 articles
local tenor = require "tenor"
return require "storm" (function (doc, opt)
  local list, one = {}, {}
  for i = 1, 65536 do list[i] = one end
  tenor.events(list)
end)
