--- Words around a span stay in its paragraph.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local red = doc:hits { term = "red" }()
    assert(red:around(0) == red)
    assert(red:around(1).text == "the red bridge")
    assert(red:around(100).first == 5 and red:around(100).last == 22)
    assert(red:around(1):around(1).text == "attacked the red bridge on")
    assert(red:around(2):has { term = "attacked" } and not red:around(1):has { term = "attacked" })
    assert(not pcall(red.around, red, -1) and not pcall(red.around, red) and not pcall(red.around, red, 1.5))
    return {}
  end,
}
