--- A span is not the script's to change.
-- ends: article, says: a doc cannot be changed
return require "storm" (function (doc, opt)
  doc.text = "x"
end)
