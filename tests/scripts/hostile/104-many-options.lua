--- A hundred thousand options.
-- ends: load, says: more than 200 options
local options = {}
for i = 1, 100000 do options["o" .. i] = { i, "help" } end
return { summary = "x", score = function () end, options = options }
