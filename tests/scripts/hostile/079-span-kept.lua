--- A span that is kept for the next article.
-- ends: article, says: this span's article is over
local kept

return {
  summary = "An attack.",
  score = function (doc)
    if doc.id == "storm" then return { words = #kept } end
    kept = kept or doc
    return { words = #doc }
  end,
}
