--- A script that needs all memory to load.
-- ends: load, says: loading needed more than 64 MB
local t = {}
while true do t[#t + 1] = {} end
