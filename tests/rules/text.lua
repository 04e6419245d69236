--- The words of an article and the parts of its paragraphs, as text: what tests/rules.py asks for.

local function join(iterator, field)
  local list = {}
  for span in iterator do list[#list + 1] = span[field] end
  return table.concat(list, " | ")
end

return {
  summary = "The words and the parts of an article, for tests/rules.py.",
  version = 1,
  score   = function (doc)
    return { words = join(doc:words(), "text"), parts = join(doc:paragraphs(), "part") }
  end,
}
