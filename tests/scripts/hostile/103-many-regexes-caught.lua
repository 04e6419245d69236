--- And the error caught.
-- ends: load, says: loading took more than 5 s
local tenor = require "tenor"
while true do pcall(tenor.regex, "x") end
