--- So are its hits.
-- ends: article, says: this span's article is over
local kept

return {
  summary  = "An attack.",
  lexicons = { "words.yml" },
  score = function (doc)
    if doc.id == "storm" then return { word = kept().term } end
    kept = kept or doc:hits()
    return { words = #doc }
  end,
}
