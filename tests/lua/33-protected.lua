--- pcall and xpcall catch what a script raises.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    local ok, what = pcall(error, { code = 7 })
    assert(not ok and what.code == 7)
    assert(select("#", pcall(function () return 1, nil, 3 end)) == 4)
    local seen
    assert(not xpcall(function () error "x" end, function (m) seen = m end) and seen:find "x$")
    assert(select(2, xpcall(function (a) return a end, print, 5)) == 5)
    return {}
  end,
}
