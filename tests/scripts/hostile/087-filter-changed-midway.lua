--- A filter that is changed while its hits are given.
-- ends: article, says: term in a filter takes a name or a list of names
return require "storm" (function (doc, opt)
  local filter = { term = { "brutal tyrant", "despot" } }
  for _ in doc:hits(filter) do filter.term = nil end
end)
