--- A misspelt field of the document.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc.outlett }
  end,
}
