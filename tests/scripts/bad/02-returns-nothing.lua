--- The table is made, but not returned.
local script = { summary = "A test.", score = function () end }
