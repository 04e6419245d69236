--- A mistake in a filter is an error that helps.
-- The message of the error that a call raises.
local function complaint(f, ...)
  local ok, message = pcall(f, ...)
  assert(not ok, "no error")
  return message
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local function says(filter, what)
      local message = complaint(doc.count, doc, filter)
      assert(message:find(what, 1, true), message)
    end
    says({ voices = "author" }, "a filter has no 'voices'; did you mean 'voice'?")
    says({ voice = "auther" }, "there is no voice 'auther'; did you mean 'author'?")
    says({ part = "foot" }, "there is no part 'foot'")
    says({ class = "evaluativ" }, "no class 'evaluativ'; did you mean 'evaluative'?")
    says({ category = "violence/verbs" }, "did you mean 'violence/verb'?")
    says({ lexicon = "loaded" }, "the script's lexicons have no lexicon 'loaded'")
    says({ "author" }, "a filter is a table of names")
    says({ voice = {} }, "the list of voice in a filter is empty")
    says({ voice = { 1 } }, "takes a name or a list of names, not a number")
    says({ negated = 1 }, "negated in a filter is true or false")
    says({ sign = "+" }, "there is no sign '+'")
    says("author", "a filter such as")
    for _, verb in ipairs { "hits", "has", "weigh", "rate", "size" } do
      assert(complaint(doc[verb], doc, { voices = "author" }):find("did you mean 'voice'", 1, true), verb)
    end
    return {}
  end,
}
