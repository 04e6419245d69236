-- $ tenor score tokens.jsonl
--- Tokens: a text cut at blanks, each token looked up in a lexicon.
local tenor = require "tenor"

local WORDS = tenor.lexicon "words.yml"
local OTHER = tenor.lexicon "modifiers"

local function refuses(text, f, ...)
  local ok, message = pcall(f, ...)
  return not ok and message:find(text, 1, true) ~= nil
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id == "one" then
      local one = doc:tokens()
      assert(#one == 1 and one:text(1) == "…" and one.capitals == 0 and #one:span(1) == 0)
      return {}
    end
    if doc.id == "red" then
      local red = 0
      for s in doc:sentences() do red = red + s:tokens(WORDS):weight(3) end
      assert(red == 4)
      return {}
    end
    if doc.id ~= "cut" then return {} end

    local t = doc:tokens(WORDS)
    local all = { t:text(1, #t) }
    assert(table.concat(all, " ") == "a red day he said “no!” :-) really u.s mad rex was red but it's red "
      .. "“the red bridge is but a bridge,” holm said été straße ƶż 42 b* k", table.concat(all, " "))
    assert(#t == #all and #t == 31, #t)

    -- Places that are none have no text and no weight.
    assert(select("#", t:text(0)) == 1 and t:text(0) == nil and t:text(-5) == nil and t:text(#t + 1) == nil)
    local before, first, second = t:text(0, 2)
    assert(before == nil and first == "a" and second == "red")
    assert(select("#", t:text(3, 2)) == 0 and select("#", t:weight(-1, 3)) == 5)

    -- The lexicon is asked in small letters: "Red" and "Mad Rex" stand in it as they are written.
    local weights = {}
    for i, weight, loud in t:weighed() do weights[#weights + 1] = ("%s=%g%s"):format(all[i], weight, loud and "!" or "") end
    assert(table.concat(weights, " ") == "red=4 :-)=1.3 red=4 red=4 red=4 b*=2!", table.concat(weights, " "))
    assert(t:weight(2) == 4 and t:weight(1) == nil and select(2, t:weight(1, 2)) == 4)

    -- A category of it; none; a part of the text.
    local n = 0
    for _, weight in doc:tokens(WORDS, "colour"):weighed() do n = n + 1 assert(weight == 0) end
    assert(n == 4 and doc:tokens(WORDS, "no such"):weighed()(doc:tokens(WORDS), #t) == nil)
    assert(refuses("without a lexicon", function () return doc:tokens():weight(1) end))
    assert(refuses("without a lexicon", function () return doc:tokens():weighed() end))
    for quote in doc:quotes() do
      if #quote > 3 then assert(table.concat({ quote:tokens():text(1, 5) }, " "):find "the red bridge is but$") end
    end

    -- Capitals: every letter, and one at least.
    local loud = {}
    for i = 1, #t do if t:loud(i) then loud[#loud + 1] = all[i] end end
    assert(table.concat(loud, " ") == "a “no!” u.s rex but été ƶż b* k", table.concat(loud, " "))
    assert(t.capitals == #loud and not t:loud(0) and not t:loud(#t + 1))

    assert(t:find "but" == 14 and t:find("but", 14) == 14 and t:find("but", 15) == 21 and t:find("but", 22) == nil)
    assert(t:find "BUT" == nil and t:find "été" == 26 and t:find("a", -3) == 1 and t:find("a", math.maxinteger) == nil)

    -- A token is a span of the article.
    local no = t:span(6)
    assert(no.text == "“NO!”" and #no == 1 and no.first == 6 and no.voice == "quoted", no.text)
    assert(t:span(13).text == "Red" and t:span(13).sentence.text:find "Mad REX" and #t:span(7) == 0)
    assert(t:span(0) == nil and t:span(#t).text == "K")

    assert(refuses("more than 200 tokens", t.text, t, 1, 201) and select("#", t:text(1, 200)) == 200)
    assert(refuses("more than 200 tokens", t.weight, t, math.mininteger, math.maxinteger))
    assert(t:text(math.maxinteger) == nil and t:weight(math.mininteger) == nil)
    assert(refuses("has no 'texts'; did you mean 'text'", function () return t.texts end))
    assert(refuses("cannot be changed", function () t.capitals = 1 end))
    assert(refuses("lexicon expected, got string", doc.tokens, doc, "words.yml"))
    assert(refuses("not among the script's lexicons", doc.tokens, doc, OTHER))
    assert(refuses("string expected", doc.tokens, doc, WORDS, 7) and refuses("string expected", t.find, t, 7))
    assert(refuses("tokens expected, got doc", t.text, doc, 1) and not pcall(t.loud, t) and not pcall(t.text, t, 1.5))
    assert(t:weighed()(t, -1) == nil and t:weighed()(t, #t) == nil)
    return {}
  end,
}
