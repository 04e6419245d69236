--- The words around, to the end of the world and back.
-- ends: article, says: a number of words expected
return require "storm" (function (doc, opt)
  assert(#doc:around(math.maxinteger) >= #doc)
  doc:around(-1)
end)
