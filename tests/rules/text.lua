--- The words of an article, the parts of its paragraphs and the voices of its sentences, as text: what tests/rules.py asks for.

local function join(iterator, field)
  local list = {}
  for span in iterator do list[#list + 1] = span[field] end
  return table.concat(list, " | ")
end

local function voices(doc)
  local list = {}
  for sentence in doc:sentences() do list[#list + 1] = sentence.voice or "mixed" end
  return table.concat(list, " | ")
end

return {
  summary = "Words, parts and voices of an article, for tests/rules.py.",
  version = 1,
  score   = function (doc)
    return { words = join(doc:words(), "text"), parts = join(doc:paragraphs(), "part"), voices = voices(doc) }
  end,
}
