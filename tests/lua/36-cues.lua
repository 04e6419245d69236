-- $ tenor score whom.jsonl
--- Cues as spans, to be asked for what they are.
return {
  summary  = "A case.",
  lexicons = { "words.yml", "engagement" },

  score = function (doc, opt)
    if doc.id ~= "d" then return {} end

    local cues, none = {}, 0
    for quote in doc:quotes() do
      local cue = quote.cue_span
      if cue then
        assert(cue.text == quote.cue and #cue >= 1 and cue.voice == "author")
        for hit in cue:hits { category = "reporting" } do cues[hit.text] = hit.category end
      else
        assert(quote.cue == nil)
        none = none + 1
      end
    end
    assert(cues["claimed"] == "reporting/doubting" and cues["said"] == "reporting/neutral")
    assert(none == 1, "so-called quotation marks have none")
    return {}
  end,
}
