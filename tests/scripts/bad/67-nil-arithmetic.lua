--- Lua's own message.
return {
  summary = "A test.",
  score   = function (doc, opt)
    return { n = doc.meta.words + 1 }
  end,
}
