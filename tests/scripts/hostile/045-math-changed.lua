--- A library that is changed would change other articles.
-- ends: article, says: 'math' cannot be changed
return require "storm" (function (doc, opt)
  math.max = function () return 0 end
end)
