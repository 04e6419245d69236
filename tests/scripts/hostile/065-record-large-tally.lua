--- One large tally, a thousand times.
-- ends: article, says: the record is larger than 4 MB
return require "storm" (function (doc, opt)
  local r, s = {}, {}
  for i = 1, 50000 do s["label " .. i] = i end
  for i = 1, 1000 do r["f" .. i] = s end
  return r
end)
