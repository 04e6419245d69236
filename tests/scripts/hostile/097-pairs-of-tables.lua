--- An order that is not the same every time.
-- ends: article, says: pairs needs keys that are numbers, strings or booleans
return require "storm" (function (doc, opt)
  for k in pairs { [{}] = 1, [{}] = 2 } do end
end)
