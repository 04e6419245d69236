--- A filter whose metamethod asks for other filters while it is read.
-- ends: article, says: still here
return require "storm" (function (doc, opt)
  local depth = 0
  local filter = setmetatable({ class = "evaluative" }, { __index = function ()
    depth = depth + 1
    doc:count { class = "event", category = "epithet" }
    error "asked"
  end })
  assert(doc:count(filter) == doc:count { class = "evaluative" } and depth == 0)
  error "still here"
end)
