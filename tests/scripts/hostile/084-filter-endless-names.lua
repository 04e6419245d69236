--- Names that no lexicon has, without end.
-- ends: article, says: score took more than 2 s
return require "storm" (function (doc, opt)
  local i = 0
  while true do
    i = i + 1
    pcall(doc.count, doc, { category = "x" .. i })
  end
end)
