--- An error message that would clear the screen.
-- ends: article, says: \x1b[2J
return require "storm" (function (doc, opt)
  error("\27[2J\27]0;title\7 cleared")
end)
