--- Which of many articles are alike, again and again, when all are.
-- ends: article, says: took more than 2 s
local tenor = require "tenor"
return require "storm" (function (doc, opt)
  local list = {}
  for i = 1, 8000 do
    local features = {}
    for k = 1, 16 do features["label" .. math.random(1, 200)] = k end
    list[i] = { id = tostring(i), features = features, date = "2020-01-01" }
  end
  while true do pcall(tenor.events, list) end
end)
