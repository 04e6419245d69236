-- $ tenor report
--- A `by` that never ends: the articles beside it are reported.
-- ends: article, says: by took more than 2 s
return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc } end,
  by      = function (doc) while doc.id == "storm" do end end,
}
