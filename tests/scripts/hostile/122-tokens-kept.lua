--- Tokens outlive no article either.
-- ends: article, says: the article of these tokens is over
local kept

return {
  summary  = "An attack.",
  lexicons = { "words.yml" },
  score = function (doc)
    if doc.id == "storm" then return { word = kept:text(1) } end
    kept = kept or doc:tokens()
    return { words = #doc }
  end,
}
