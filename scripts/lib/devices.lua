--- Rhetorical devices as rules can see them. Each function goes through an article and calls found(span, text, strength)
--- for every candidate: where it begins, its words, and how likely it is meant, 1 upwards.
local tenor = require "tenor"

local devices = {}

local LOADED = { class = "evaluative" }

--- Questions of the outlet's own. One that is a paragraph by itself is often a subheading that the next paragraph
--- answers; several in a row, or a loaded word in it, want no answer.
function devices.question(doc, found)
  for paragraph in doc:paragraphs() do
    local asked = {}
    for sentence in paragraph:sentences() do
      if sentence.voice == "author" and sentence.text:find "%?[\"'”’]?$" then asked[#asked + 1] = sentence end
    end
    local alone = #asked == 1 and #asked[1] == #paragraph
    for _, sentence in ipairs(asked) do
      found(sentence, sentence.text, (alone and 0 or 1) + #asked + sentence:count(LOADED))
    end
  end
end

local CONTRASTS = { -- the surest first
  tenor.regex [[\bnot (?:just|only|merely|simply|because|for|an?|the)\b[^.;:?!]{3,60}\bbut\b[^.;:?!]{3,120}\b]],
  tenor.regex [[\b(?:less|more) (?:of )?an? [\w-]+ than an? [\w-]+]],
  tenor.regex [[\b(?:while|whereas) [^,.;:?!]{8,70}, [^,.;:?!]{8,120}\b]],
}

--- Not X but Y; less X than Y; while X, Y.
function devices.contrast(doc, found)
  for i, regex in ipairs(CONTRASTS) do
    for span in doc:gmatch(regex) do
      if span.voice == "author" then found(span, span.text, #CONTRASTS - i + 1 + span:count(LOADED)) end
    end
  end
end

local JOINS = { ["and"] = true, ["or"] = true, of = true, the = true, a = true, to = true, by = true }
local PLAIN = { -- too common to be chosen for their sound
  since = true, still = true, their = true, there = true, these = true, those = true, which = true, ["while"] = true,
  where = true, would = true, could = true, should = true, though = true, through = true, before = true,
}

-- The sound that a word begins with, as the ear has it; nil for short and plain words and for vowels.
local function onset(text)
  local word = text:lower():gsub("^ph", "f"):gsub("^kn", "n"):gsub("^wr", "r"):gsub("^c([^eihy])", "k%1")
  return #text > 4 and not PLAIN[word] and (word:match "^[cstw]h" or word:match "^[b-df-hj-np-tv-z]") or nil
end

local function alliterates(sentence, found)
  local chain, sound, text, between = {}, nil, "", ""
  local function close()
    local loaded = 0
    for _, word in ipairs(chain) do
      if word:has(LOADED) then loaded = loaded + 1 end
    end
    -- Two words in a row sound alike by chance all the time: one of them must be loaded.
    if #chain >= (loaded > 0 and 2 or 3) then found(chain[1], text, #chain - 1 + loaded) end
    chain, sound, text, between = {}, nil, "", ""
  end
  for word in sentence:words() do
    local written = word.text
    local name = word.first > sentence.first and word.part ~= "headline" and written:find "^%u"
    local start = not name and word.voice == "author" and onset(written)
    if JOINS[written] then
      between = between .. " " .. written
    elseif start and start == sound and written ~= chain[#chain].text then
      chain[#chain + 1], text, between = word, text .. between .. " " .. written, ""
    else
      close()
      if start then chain[1], sound, text = word, start, written end
    end
  end
  close()
end

--- Neighbouring words of one sound: cowardly and cruel.
function devices.alliteration(doc, found)
  for sentence in doc:sentences() do alliterates(sentence, found) end
end

local CLAUSES = tenor.regex [[(?:^|[,;:–—] )(\w+ [\w’']+) [^,;:]{2,80}[,;:–—] (?:and )?\1 [^,;:]{2,80}[,;:–—] (?:and )?\1\b]]

--- Three sentences or clauses in a row that open with the same two words.
function devices.anaphora(doc, found)
  for span, words in doc:gmatch(CLAUSES) do
    if span.voice == "author" then found(span, words .. " … ×3", 3) end
  end
  local first, opening, run
  local function close()
    if run and run >= 3 then found(first, opening .. " … ×" .. run, run) end
    first, opening, run = nil, nil, nil
  end
  for sentence in doc:sentences() do
    local words = sentence.voice == "author" and sentence.text:lower():match "^%w+ [%w’']+" or nil
    if words and words == opening then
      run = run + 1
    else
      close()
      first, opening, run = sentence, words, words and 1
    end
  end
  close()
end

local TRICOLON = tenor.regex([[(?<![\w-])([a-z]+(?: [a-z]+)?), ([a-z]+(?: [a-z]+)?),? and ([a-z]+)\b]], "exact")

--- A row of three that is shaped alike (same ending or same sound) or holds a loaded word; other rows are lists.
function devices.tricolon(doc, found)
  for span, a, b, c in doc:gmatch(TRICOLON) do
    local strength = span:count(LOADED)
    if a:sub(-2) == b:sub(-2) and b:sub(-2) == c:sub(-2) then strength = strength + 1 end
    if onset(a) and onset(a) == onset(b) and onset(b) == onset(c) then strength = strength + 1 end
    if strength > 0 and span.voice == "author" then found(span, span.text, strength) end
  end
end

devices.names = { "question", "contrast", "alliteration", "anaphora", "tricolon" }

return devices
