--- More filters than there is room for.
-- ends: article, says: different filters
return require "storm" (function (doc, opt)
  for i = 1, 10000 do
    local names = {}
    for bit = 0, 13 do names[#names + 1] = i >> bit & 1 == 1 and "epithet" or "insult" end
    doc:count { category = names }
  end
end)
