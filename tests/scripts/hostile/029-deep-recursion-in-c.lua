--- Calls through C without an end.
-- ends: article, says: overflow
return require "storm" (function (doc, opt)
  local function down() return (("x"):gsub("x", down)) end
  down()
end)
