--- A script that never ends to load.
-- ends: load, says: loading took more than 5 s
while true do end
