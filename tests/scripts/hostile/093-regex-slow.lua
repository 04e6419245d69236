--- A regex that backtracks for ever.
-- ends: article, says: the regex takes too long on this text
local tenor = require "tenor"
local SLOW = tenor.regex [[(?:\w*\W*\w*)*?(?:\w*\s*)*zzz]]

return require "storm" (function (doc, opt)
  local r = {}
  for m in doc:gmatch(SLOW) do r[#r + 1] = m.text end
end)
