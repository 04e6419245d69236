--- An error message that forges a second line.
-- ends: article, says: one  tenor: all is well
return require "storm" (function (doc, opt)
  error("one\n\ntenor: all is well", 0)
end)
