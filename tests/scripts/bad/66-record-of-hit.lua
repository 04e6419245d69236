--- A hit in a record.
return {
  summary = "A test.",
  score   = function (doc, opt)
    for p in doc:paragraphs() do return { first = p } end
  end,
}
