---@meta
--
-- The article and everything in it; see tenor.lua for the whole.

-- ---- filters -----------------------------------------------------------------------------------

---@alias voice "author"|"quoted"|"reported"
---@alias part "headline"|"lead"|"body"|"furniture"

---Which hits a verb looks at. Every key narrows the choice; a list means any of its names; no filter
---means all hits outside of furniture. An unknown key is an error, and so is a class, category or
---lexicon that the script's lexicons do not have. Make filters once, at the top of the script.
---
---```lua
---score = function (doc)
---  return {
---    blame  = doc:count { class = "evaluative", voice = "author", sign = "negative" },
---    spoken = doc:count { voice = { "quoted", "reported" }, negated = false },
---    top    = doc:count { part = { "headline", "lead" } },
---  }
---end,
---```
---@class filter
---@field class? string|string[] "evaluative", "event", "engagement", "frame", or one of a lexicon's own.
---@field category? string|string[] "violence" takes in "violence/verb".
---@field lexicon? string|string[] One that the script names in `lexicons`.
---@field voice? voice|voice[] Who speaks: the outlet itself, within quotation marks, or in reported speech.
---@field part? part|part[] Where. Furniture (page matter such as "Read more") only counts when it is named here.
---@field negated? boolean Whether a negation reaches the hit; either unless said.
---@field sign? "positive"|"negative"|string[] Of the weight, with negation. A weight of 0 has none.
---@field speaker? string|string[] As `span.speaker` has it.
---@field target? string|string[] As `hit.target` has it.
---@field term? string|string[] As `hit.term` has it.

-- ---- spans -------------------------------------------------------------------------------------

---Any stretch of an article. `#span` is its length in words, `tostring(span)` its text, and two spans
---are equal when they cover the same stretch. A span belongs to its article: one that a script keeps
---says "this span's article is over" when it is used later. Spans cannot be changed.
---
---A verb given a filter looks at hits that lie wholly in the span.
---
---```lua
---score = function (doc)
---  local worst, where = 0, nil
---  for p in doc:paragraphs() do
---    local rate = p:rate { class = "evaluative", sign = "negative" }
---    if rate < worst then worst, where = rate, p end
---  end
---  return { worst = worst, where = where and where.text or "", words = where and #where or 0 }
---end,
---```
---@class span
---@field text string As the article has it.
---@field first integer Its first word, counted from 1 in the article.
---@field last integer Its last word; `first - 1` when the span has none.
---@field voice voice? The voice of its words, if all have the same.
---@field speaker string? Whom the quotation or reported speech around its first word is attributed to: the name in full if the article or a lexicon gives it.
---@field part part? Where its first word stands.
---@field whom string? Whom its first word names, or as a pronoun means: as `hit.target` has it.
---@field content boolean Whether its first word says something by itself: it is no number, and no word of grammar (article, pronoun, auxiliary, preposition, conjunction, adverb, time).
---@field sentence span? The sentence of its first word.
---@field paragraph span? The paragraph of its first word.
---@operator len: integer
local span = {}

---Each hit, in the order of the text.
---@param filter? filter
---@return fun(): hit?
function span:hits(filter) end

---Whether there is a hit.
---@param filter? filter
---@return boolean
function span:has(filter) end

---How many hits there are.
---@param filter? filter
---@return integer
function span:count(filter) end

---The sum of the weights of the hits; 0 when there are none.
---@param filter? filter
---@return number
function span:weigh(filter) end

---Weight per 100 words: `100 * weigh(filter) / size(filter)`, and 0 where there are no words. So
---`rate { voice = "author" }` is per 100 words of the outlet's own.
---@param filter? filter
---@return number
function span:rate(filter) end

---Words in the voices and parts that the filter names; its other keys make no difference. Furniture
---counts only when it is named.
---@param filter? filter
---@return integer
function span:size(filter) end

---How often each value of a field occurs among the hits: label to number, fit for a record. Hits that
---lack the field count under "none".
---@param field "term"|"text"|"category"|"class"|"lexicon"|"voice"|"part"|"speaker"|"target"|"rule"
---@param filter? filter
---@return table<string, integer>
function span:tally(field, filter) end

---Each word, as a span of length 1.
---@return fun(): span?
function span:words() end

---Each sentence that shares words with the span: the sentence of a hit is `hit:sentences()()`, or
---`hit.sentence`.
---@return fun(): span?
function span:sentences() end

---Each paragraph that shares words with the span. The headline is a paragraph too.
---@return fun(): span?
function span:paragraphs() end

---Each quotation and stretch of reported speech that shares words with the span. What somebody is said
---to praise or mention, in the outlet's own words, is none: `tenor annotate` shows it as a topic.
---@return fun(): quote?
function span:quotes() end

---Each name that shares words with the span.
---@return fun(): name?
function span:names() end

---The span with up to `words` more words on either side, within its paragraph.
---@param words integer 0 or more.
---@return span
function span:around(words) end

---The words of the span outside of furniture as a sketch: a text of at most 325 characters (0-9A-Za-z-_)
---that tells `tenor.events` how much of it stands in another text (the least 64 hashes of its 5-word
---phrases, as lexicons fold words). The same text has the same sketch everywhere; "" when there are no words.
---
---```lua
---score = function (doc) return { sketch = doc:sketch(), words = #doc } end,
---by    = "sketch", -- articles with the same words in one group
---keep  = { words = tenor.mean() },
---```
---@return string
function span:sketch() end

---The first match: its span, and the text of each group (nil for one that took no part). nil when there
---is none. A match lies within one sentence. It is an error when a pattern takes too long.
---@param regex regex
---@return span? match
---@return string? ... The groups.
function span:match(regex) end

---Each match and its groups, as `match` gives them.
---@param regex regex
---@return fun(): span?, ...
function span:gmatch(regex) end

---The span's text as tools see it that know no language: cut at blanks, the ASCII punctuation around a
---token gone unless two characters or fewer would be left, in small letters. Each token is looked up in
---the lexicon, as `lexicon:weight` does. For scores that were published with word rules of their own.
---@param lexicon? lexicon Without one, no token has a weight, and it is an error to ask for it.
---@param category? string Only its words, and of those below it.
---@return tokens
function span:tokens(lexicon, category) end

---The tokens of a span (`span:tokens`), counted from 1; `#tokens` is how many. Only what is asked for is
---made: a script that visits the weighed ones and looks around them costs little.
---
---```lua
---local tenor = require "tenor"
---local LIST = tenor.lexicon "loaded"
---
---return {
---  summary  = "A list's words that have no 'not' before them, in what the outlet says itself.",
---  lexicons = { "loaded" },
---  score = function (doc)
---    local tokens, sum = doc:tokens(LIST), 0
---    for i, weight, loud in tokens:weighed() do
---      local two, one = tokens:text(i - 2, i - 1) -- nil before the first
---      local bare = one ~= "not" and two ~= "not"
---      if bare and tokens:span(i).voice == "author" then sum = sum + (loud and 2 or 1) * weight end
---    end
---    return { sum = sum, per_token = sum / math.max(#tokens, 1), but = tokens:find "but" }
---  end,
---}
---```
---@class tokens
---@field capitals integer How many are loud.
---@operator len: integer
local tokens = {}

---The small-lettered texts of tokens `from` to `to`, one value each, up to 200; nil where there is no such token.
---@param from integer
---@param to? integer `from` unless said.
---@return string? ...
function tokens:text(from, to) end

---Their weights, in the same way; nil for what the lexicon does not have.
---@param from integer
---@param to? integer
---@return number? ...
function tokens:weight(from, to) end

---Whether all letters of a token are capitals, and there is one.
---@param i integer
---@return boolean
function tokens:loud(i) end

---A token as a span, as the article has it: with its voice, part and sentence. nil where there is none.
---@param i integer
---@return span?
function tokens:span(i) end

---The first token with this small-lettered text.
---@param text string
---@param from? integer Where to begin; 1 unless said.
---@return integer?
function tokens:find(text, from) end

---Each token that the lexicon has: its number, its weight, whether it is loud.
---@return fun(tokens, integer): integer?, number, boolean
---@return tokens
---@return integer
function tokens:weighed() end

---The article. `#doc` is its words outside of furniture.
---
---```lua
---score = function (doc)
---  for hit in doc:hits { class = "evaluative", voice = "author" } do
---    doc:flag(hit, "'%s' weighs %g", hit.text, hit.weight)
---  end
---  return { title = doc.title or "", dated = doc.date ~= nil, topic = doc.meta.topic or "none" }
---end,
---```
---@class doc: span
---@field id string Its id, or a hash of its content.
---@field outlet string? nil when the input does not say; so with the following.
---@field date string? As the input has it: "2022-11-30".
---@field title string? Of the metadata. The headline in the text is the part "headline".
---@field url string?
---@field lang string? "en".
---@field meta table<string, any> All other fields of the input record: a fresh table each time.
local doc = {}

---Marks a span with a message, for `tenor check`. A message has up to 1000 bytes, an article up to
---100 000 of them.
---@param span span
---@param format string As `string.format` takes it; %s shows any value.
---@param ... any
function doc:flag(span, format, ...) end

---One term of a lexicon, found at one place.
---
---```lua
---score = function (doc)
---  local words = {}
---  for hit in doc:hits { class = "evaluative" } do
---    local about = hit.target or "nobody"
---    words[about] = (words[about] or 0) + hit.weight
---  end
---  return { weight_by_target = words }
---end,
---```
---@class hit: span
---@field term string As the lexicon writes it: "tyrant" for the text "Tyrants".
---@field category string "epithet", or "violence/verb".
---@field class string The class of the category.
---@field lexicon string
---@field weight number With negation and intensity; 0 when the lexicon gives none.
---@field negated boolean Whether a negation reaches it.
---@field voice voice Who says it.
---@field speaker string? Whose words it is in: a name, or "the minister"; nil for the outlet's own or when unknown.
---@field target string? Whom or what it is about.
---@field rule string? How the target was found.

---A quotation, or a stretch of reported speech.
---
---```lua
---score = function (doc)
---  local scare, speakers = 0, {}
---  for q in doc:quotes() do
---    if q.scare then scare = scare + 1 end
---    local who = q.speaker or "unknown"
---    speakers[who] = (speakers[who] or 0) + #q
---  end
---  return { scare_quotes = scare, words_by_speaker = speakers }
---end,
---```
---@class quote: span
---@field kind "direct"|"partial"|"reported" Speech in marks, a few words in marks, or speech without marks.
---@field scare boolean A few words in marks that nobody is said to have used: the outlet's distance from a word.
---@field cue string? The words that report it: "said", "has repeatedly claimed".
---@field cue_span span? The same as a span: ask it for its hits (a hit in the cue has its stance), or for what stands around it.
---@field rule string? How cue and speaker were found.

---The mention of a person, place or group.
---
---```lua
---score = function (doc)
---  local mentions = {}
---  for name in doc:names() do
---    local whom = name.target or name.text
---    mentions[whom] = (mentions[whom] or 0) + 1
---  end
---  return { mentions = mentions }
---end,
---```
---@class name: span
---@field target string? Whom it names: "Colin Clarke" for a later "Clarke"; nil when it could be several.
---@field kind "name"|"description" "Putin", or "the Russian leader".
---@field is "person"|"place"|"group"|nil What it names; nil when that is not known.
