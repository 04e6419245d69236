--- A regex that is made for each article.
-- ends: article, says: tenor.regex works only while the script loads
local tenor = require "tenor"

return require "storm" (function (doc, opt)
  tenor.regex "x"
end)
