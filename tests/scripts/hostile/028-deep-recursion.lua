--- Calls without an end.
-- ends: article, says: stack overflow
return require "storm" (function (doc, opt)
  local function down(n) return 1 + down(n + 1) end
  return { n = down(0) }
end)
