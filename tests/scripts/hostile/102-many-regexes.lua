--- More regexes than there is room for.
-- ends: load, says: more than 256 regexes
local tenor = require "tenor"
while true do tenor.regex "x" end
