-- $ tenor report
--- A `by` that returns a span.
-- ends: article, says: by must return a text or a number, not a doc
return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc } end,
  by      = function (doc) if doc.id == "storm" then return doc end end,
}
