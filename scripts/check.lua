--- Flags every evaluative word that the outlet chose itself, for `tenor check`.

return {
  summary  = "Flags evaluative words in the outlet's own voice.",
  version  = 1,
  lexicons = { "loaded" },
  options  = { least = { 1, "leave out words whose weight is nearer to zero than this" } },

  score = function (doc, opt)
    for hit in doc:hits { class = "evaluative", voice = "author", negated = false } do
      if math.abs(hit.weight) >= opt.least then
        doc:flag(hit, "'%s' is loaded (%s)", hit.text, hit.category)
      end
    end
  end,
}
