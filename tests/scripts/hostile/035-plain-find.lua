--- A quadratic search for plain text.
-- ends: article, says: still here
return require "storm" (function (doc, opt)
  local s = ("a"):rep(1 << 20)
  assert(not s:find(("a"):rep(1 << 19) .. "b", 1, true))
  error "still here"
end)
