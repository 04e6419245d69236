--- One long text, a thousand times: a thousand copies.
-- ends: article, says: the record is larger than 4 MB
return require "storm" (function (doc, opt)
  local r, s = {}, ("x"):rep(1 << 24)
  for i = 1, 1000 do r["f" .. i] = s end
  return r
end)
