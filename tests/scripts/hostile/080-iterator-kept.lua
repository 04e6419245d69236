--- An iterator that is kept for the next article.
-- ends: article, says: this span's article is over
local kept

return {
  summary  = "An attack.",
  lexicons = { "words.yml" },
  score = function (doc)
    if doc.id == "storm" then return { word = kept().text } end
    kept = kept or doc:words()
    return { words = #doc }
  end,
}
