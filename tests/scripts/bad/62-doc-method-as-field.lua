--- A method without its brackets.
return {
  summary = "A test.",
  score   = function (doc, opt)
    for hit in doc.hits do return { n = 1 } end
  end,
}
