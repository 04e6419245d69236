--- A span as a field.
-- ends: article, says: field 'd' of the record is a doc; write its .text, or a number
return require "storm" (function (doc, opt)
  return { d = doc }
end)
