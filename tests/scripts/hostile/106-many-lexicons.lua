--- A hundred thousand lexicons.
-- ends: load, says: more than 100 lexicons
local list = {}
for i = 1, 100000 do list[i] = "l" .. i end
return { summary = "x", score = function () end, lexicons = list }
