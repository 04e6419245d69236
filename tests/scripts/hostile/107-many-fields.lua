--- A returned table of a hundred thousand fields.
-- ends: load, says: unknown field
local t = {}
for i = 1, 100000 do t["f" .. i] = i end
return t
