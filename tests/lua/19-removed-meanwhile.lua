--- A table may lose keys while pairs goes over it.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    local t, n = { a = 1, b = 2, c = 3 }, 0
    for k in pairs(t) do
      n = n + 1
      t.b = nil
      t[k] = nil
    end
    assert(n == 2 and next(t) == nil)
    return {}
  end,
}
