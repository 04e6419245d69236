---@meta tenor
--
-- The whole of what a tenor script can say: this file is the description that people read, and an
-- editor with the Lua language server shows it while one types. It is never run.
--
-- A script is a Lua file that returns one table (see `script` below). tenor calls its `score` once for
-- each article and writes down the record that comes back; `keep` says what to remember of the
-- records, and `report` prints what was remembered.
--
--     article ──► score(doc, opt) ──► record ──► keepers by group ──► report(all, opt, out)
--
-- Everything in an article is a `span`: the article itself, a paragraph, a hit, the words around it.
-- What works on the article works on every one of them.
--
-- Counting. Words and list items are counted from 1, as Lua does. A weight is what a lexicon gives a
-- term, negative for blame and positive for praise, after negation and intensity. A rate is weight per
-- 100 words.
--
-- Mistakes. A misspelt field, filter key, option or global is an error that says what was meant. An
-- error in `score` costs that article only: it gets an error record, the run goes on and ends with
-- exit code 3. An error while the script loads ends the run with exit code 2.
--
-- Many processes. Articles are scored by as many as -j says, reports are counted in parts and merged;
-- records must not depend on what was scored before, and sums are exact, so the bytes are the same.
--
-- Lua. Scripts run in Lua 5.4 without `io os debug package coroutine`, `load`, `dofile`, `print`,
-- `collectgarbage` and `string.dump pack unpack`. Globals cannot be made: write `local`. `pairs` goes
-- by sorted key (numbers, then strings) and `table.sort` is stable, so that a script gives the same
-- bytes everywhere; `next(t)` takes no second argument. `math.random` starts anew for each article.
-- An article may take 2 seconds and 64 MB; `pcall` cannot catch going over. `require` finds `tenor`,
-- the `lib` folder beside the script and tenor's own scripts/lib, and only while the script loads.

-- ---- the script --------------------------------------------------------------------------------

---The table that a script returns. Only `summary` and `score` are needed.
---
---```lua
---local tenor = require "tenor"
---local OWN = { class = "evaluative", voice = "author" }
---
---return {
---  summary  = "Weight of the outlet's own evaluative words, per 100 of them.",
---  version  = 1,
---  lexicons = { "loaded", "modifiers" },
---  options  = { cutoff = { 2, "label an article once |tone| reaches this" } },
---
---  score = function (doc, opt)
---    local tone = doc:rate(OWN)
---    return { tone = tone, label = math.abs(tone) >= opt.cutoff and "loaded" or "plain" }
---  end,
---
---  by   = "outlet",
---  keep = { tone = tenor.mean(), label = tenor.tally() },
---
---  report = function (all, opt, out)
---    local t = out:table("outlet", "articles", "tone", "±95%")
---    for outlet, g in all:groups() do t:row(outlet, g.n, g.tone.mean, g.tone.ci95) end
---    out:note("Loaded from %g on.", opt.cutoff)
---  end,
---}
---```
---@class script
---@field summary string One line: what the script measures. `tenor script list` shows it.
---@field version? integer From 1 (the default). Raise it when the numbers change.
---@field lexicons? string[] Names of lexicons (`loaded`) or paths of files. The script sees the hits of these and of no others. An unknown name is an error, with a suggestion.
---@field options? table<string, option> What `--set NAME.OPTION=VALUE` may change.
---@field score fun(doc: doc, opt: table<string, number|string|boolean>): record? One article to its record; nil for an article that has none. It keeps no state from one article to the next: `tenor script test` finds out.
---@field by? string|string[]|fun(doc: doc): string|number|nil What puts records into groups: up to 8 names, each a text, number or boolean of the record, else metadata (`outlet`, `topic` …), else `year`, `month` or `day` of the date, or `half`, "A" or "B" by the id alone: what chance makes of the same source; or a function. What an article lacks groups it under "(no outlet)"; nil from a function, under "(none)".
---@field keep? table<string, keep> What to remember of which field of the record. No field may be called `n` or `groups`.
---@field report? fun(all: all, opt: table<string, number|string|boolean>, out: out) Prints what was kept. Without it `tenor report` prints a table of all keepers by group.

---`{ default, "help" }`. The type of the default, a number, a text or true or false, is the type that
---`--set` takes. In `score` and `report` the option is `opt.NAME`; a whole number is an integer there.
---
---```lua
---options = { least = { 3, "weights nearer to zero count for nothing" } },
---
---score = function (doc, opt)
---  local strong = 0
---  for hit in doc:hits() do
---    if math.abs(hit.weight) >= opt.least then strong = strong + 1 end
---  end
---  return { strong = strong }
---end,
---```
---@class option
---@field [1] number|string|boolean The default.
---@field [2] string Help: what it does, for `tenor script help`.

---What `score` returns: named numbers (finite), texts, booleans, tallies, a tally being a table of label to
---number, and tables of label to text. At most 1000 fields, 100 000 labels a tally and 4 MB in all; texts and labels are
---valid UTF-8. A span is no text: write `hit.text`.
---
---```lua
---score = function (doc)
---  return {
---    words  = #doc,                                 -- a number
---    first  = doc.title or "untitled",              -- a text
---    quotes = doc:quotes()() ~= nil,                -- a boolean
---    by     = doc:tally("category"),                -- a tally
---  }
---end,
---```
---@alias record table<string, number|string|boolean|table<string, number>|table<string, string>>

-- ---- the module --------------------------------------------------------------------------------

---What `require "tenor"` gives.
---
---```lua
---local tenor = require "tenor"
---local AGE = tenor.regex [[(\d+)[- ]years?[- ]old]]
---
---return {
---  summary = "Ages that an article mentions.",
---  score = function (doc)
---    local n = 0
---    for _ in doc:gmatch(AGE) do n = n + 1 end
---    return { ages = n, per_100 = tenor.round(100 * n / math.max(#doc, 1), 2) }
---  end,
---  keep = { ages = tenor.sum(), per_100 = tenor.histogram { from = 0, to = 5, bins = 10 } },
---}
---```
---@class tenor
---@field version string Of tenor: "2026.1".
local tenor = {}

---Compiles a regular expression (PCRE2, Unicode). Letters match in either case unless `mode` is
---"exact". Call it at the top of the script: it is an error inside of `score` and `report`. A script
---has at most 256. Refused are patterns that match the empty text, are longer than 1 KB, or use `\C`,
---`\K` or callouts.
---@param pattern string Best in [[long brackets]], where a backslash is a backslash.
---@param mode? "exact"
---@return regex
function tenor.regex(pattern, mode) end

---A lexicon to look words up in. `name` is one of the script's `lexicons`, written as there. What it
---holds can be asked inside of `score` only, for lexicons are loaded after the script.
---
---```lua
---local tenor = require "tenor"
---local LIST = tenor.lexicon "loaded"
---
---return {
---  summary  = "Weight of the article's words as a list has them, whatever stands around them.",
---  lexicons = { "loaded" },
---  score = function (doc)
---    local sum = 0
---    for i, weight in doc:tokens(LIST):weighed() do sum = sum + weight end
---    return { sum = sum }
---  end,
---}
---```
---@param name string
---@return lexicon
function tenor.lexicon(name) end

---Rounds half away from zero, for texts that people read. Records and tables keep full numbers: what
---prints them rounds.
---@param x number
---@param digits? integer Decimals, 0 (the default) to 12.
---@return number
function tenor.round(x, digits) end

---Keeps number, mean, spread and extremes of a number (true counts 1, false 0). Read as `mean`.
---@return keep
function tenor.mean() end

---Keeps the exact sum of a number. Read as `sum`.
---@return keep
function tenor.sum() end

---Counts labels: those of a text or boolean (as "yes" and "no") once for each record, those of a tally
---by their numbers. Read as `tally`.
---@return keep
function tenor.tally() end

---Counts numbers in `bins` equal steps from `from` (included) to `to` (not included), and what is
---below or above. Read as `histogram`.
---@param of { from: number, to: number, bins: integer } 1 to 10 000 bins.
---@return keep
function tenor.histogram(of) end

---Keeps the rate of a number per another field of the record, with its interval: Σx / Σy over articles, times
---`times`. Without `per` every article counts 1: the mean. The interval comes from 200 replicates of the
---Poisson bootstrap, whole articles drawn by their ids (Chamandy et al. 2012), so that it is the same in
---every split of a corpus. Read as `rate`.
---
---```lua
---score = function (doc)
---  local OWN = { class = "evaluative", voice = "author" }
---  return { weight = doc:weigh(OWN), words = doc:size(OWN), length = #doc }
---end,
---keep  = { weight = tenor.rate { per = "words", times = 100 }, length = tenor.rate() },
---```
---@param of? { per?: string, times?: number }
---@return keep
function tenor.rate(of) end

---The same for each label of a tally, or for a text, whose label counts 1. `per` names a number, which then
---divides all labels, or a tally with a number for each label; without it the articles do, so that the rates
---of a text are shares. Memory grows with the number of different labels. Read as `rates`.
---
---```lua
---score = function (doc)
---  return { cast = doc:tally "target", words = #doc, long = #doc > 500 and "long" or "short" }
---end,
---keep  = { cast = tenor.rates { per = "words", times = 1000 }, long = tenor.rates { times = 100 } },
---```
---@param of? { per?: string, times?: number }
---@return keep
function tenor.rates(of) end

---Keeps which labels of a tally are used how often and in how many articles, and how they are spread over
---them, for `all:keyness`. `per` names the number of words of the article. Numbers are whole. Read as `terms`.
---@param of { per: string }
---@return keep
function tenor.terms(of) end

---Keeps up to `most` (3 unless said, at most 100) texts for each label, picked by chance: always the same ones.
---The field is a table of label to text. Read as `examples`.
---@param of? { most?: integer }
---@return keep
function tenor.examples(of) end

---Keeps some whole records: id, outlet, date, title, url and these `fields`. Without `top` they are a sample of
---`most` (100 unless said, at most 100 000), with `top` those with the greatest numbers there. `together` names
---a field (or "date", "outlet"): articles with the same value of it are taken or left together as far as there is
---room. It is the name of no field of the record. Read as `records`.
---
---```lua
---score  = function (doc) return { words = #doc, first = doc.text:sub(1, 40) } end,
---keep   = { longest = tenor.records { most = 2, top = "words", fields = { "words", "first" } } },
---report = function (all, opt, out)
---  for one in all.longest:items() do out:line("%s: %d words", one.id, one.words) end
---end,
---```
---@param of? { most?: integer, fields?: string[], top?: string, together?: string }
---@return keep
function tenor.records(of) end

---Of many tests: for each p the share of false findings to expect among all with a q as low (Benjamini and
---Hochberg 1995).
---@param p number[] 0 to 1.
---@return number[] q In the order of p.
function tenor.q_values(p) end

---Which articles report the same event, and which are the same text. For a report; it can be asked
---anywhere. Two articles are alike when they share names and words that few others have (cosine of
---tf-idf weights), and are of one event when also their days are near. Near-duplicates, such as the
---text of an agency at several outlets, are found by their sketches: the first by date and id stands for
---all of them, and only it takes part in an event. Neither the order of the list nor the machine changes
---the result.
---
---```lua
---local tenor  = require "tenor"
---local happen = require "happening"
---
---return {
---  summary = "Events that several outlets report.",
---  score   = function (doc)
---    return { words = happen.features(doc), sketch = doc:sketch() }
---  end,
---  by      = { "outlet", "date", "id", "sketch" },
---  keep    = { words = tenor.tally() },
---  report  = function (all, opt, out)
---    local list = {}
---    for outlet, date, id, sketch, g in all:groups() do
---      local features = {}
---      for label, n in g.words:items() do features[label] = n end
---      list[#list + 1] = { id = id, outlet = outlet, date = date, features = features, sketch = sketch }
---    end
---    local events, copies = tenor.events(list, { days = 5 })
---    for _, event in ipairs(events) do
---      out:line("%s: %s", event.days.first or "some day", table.concat(event.shared, ", "))
---      for _, i in ipairs(event.items) do out:line("  %s, %s", list[i].outlet, list[i].id) end
---    end
---    for _, same in ipairs(copies) do out:note("%d articles have the text of %s", #same, list[same[1]].id) end
---  end,
---}
---```
---@param list events.item[]
---@param options? events.options
---@return events.event[] events Those of most outlets first, then the most alike.
---@return events.copies[] copies
function tenor.events(list, options) end

---An article as `tenor.events` gets it, at most 65535 of them. All fields may be missing. A date in any other form than "2020-05-31" (a
---time may follow) counts as none; articles without a date have to be more alike. A feature is a name or a
---word; its number says how often the article has it. `sketch` is what `span:sketch()` gave.
---@alias events.item { id?: string, outlet?: string, date?: string, features?: table<string, number>, sketch?: string }

---`days`: the last day of an event less its first, 3 unless said. `alike`: the least mean cosine between
---articles of one event, 0.25 unless said (0.625 where one has no date: half of what is missing to 1). `copy`: the
---share of the shorter text's phrases that the other has too and that makes it a copy, 0.6 unless said.
---`names`: how many times more a label with a capital weighs than one without, 2 unless said.
---`least_outlets`: different outlets that an event needs, 2 unless said.
---@alias events.options { days?: integer, alike?: number, copy?: number, names?: number, least_outlets?: integer }

---`items`: indices into the list, by outlet, then date. `days`: dates of the first and the last; empty when none
---has one. `alike`: the mean cosine of its articles. `outlets`: how many different ones. `shared`: up to 12 features that more than half of them
---have, strongest first.
---@alias events.event { items: integer[], days: { first?: string, last?: string }, alike: number, outlets: integer, shared: string[] }

---Indices into the list of articles with nearly the same text, the one that stands for them first; `likeness` is
---the share of phrases that the others have in common with it, on average.
---@alias events.copies { [integer]: integer, likeness: number }

---What `keep` of a script holds: a keeper as declared. It has no fields; the report reads what was kept
---as `mean`, `sum`, `tally` or `histogram`.
---
---```lua
---score = function (doc) return { length = #doc, outlet = doc.outlet or "unknown" } end,
---keep  = { length = tenor.mean(), outlet = tenor.tally() },
---```
---@class keep

---A compiled regular expression, for `span:match` and `span:gmatch`. It has no fields.
---
---```lua
---local tenor = require "tenor"
---local MONEY = tenor.regex [[[$£€](\d+(?:\.\d+)?) ?(million|billion)]]
---
---return {
---  summary = "The first sum of money in an article.",
---  score = function (doc)
---    local found, amount, unit = doc:match(MONEY)
---    if not found then return nil end
---    return { sum = tonumber(amount), unit = unit, part = found.part }
---  end,
---}
---```
---@class regex

---A lexicon as a table of words (`tenor.lexicon`).
---@class lexicon
---@field name string As it was asked for.
local lexicon = {}

---The weight that the lexicon gives to this word, compared as written, letter by letter: the phrase of
---a term, wildcards and all, or an entry of `words`. nil when it has none. Of several categories the
---first answers, unless one is named; a category has the words of those below it.
---
---```lua
---local tenor = require "tenor"
---local LIST = tenor.lexicon "loaded"
---
---return {
---  summary  = "How heavily a list weighs one word.",
---  lexicons = { "loaded" },
---  score = function (doc)
---    return { tyrant = LIST:weight("tyrant"), verb = LIST:weight("tyrant", "epithet") or 0 }
---  end,
---}
---```
---@param word string
---@param category? string
---@return number?
function lexicon:weight(word, category) end

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

-- ---- the report --------------------------------------------------------------------------------

---A group of records, as `all:groups()` gives it. Beside `n` it has one field for each field of the
---script's `keep`, of the class that was declared: `g.tone.mean`. After the report it is void.
---
---```lua
---score  = function (doc) return { tone = doc:rate { class = "evaluative" }, length = #doc } end,
---by     = "outlet",
---keep   = { tone = tenor.mean(), length = tenor.sum() },
---report = function (all, opt, out)
---  for outlet, g in all:groups() do
---    out:line("%s: %d articles, %d words, tone %.2f", outlet, g.n, g.length.sum, g.tone.mean)
---  end
---end,
---```
---@class group
---@field n integer Records.
---@field [string] mean|sum|tally|histogram|rate|rates|terms|examples|records A field of `keep`.

---All records together; has what a group has.
---
---```lua
---score  = function (doc) return { length = #doc } end,
---by     = { "outlet", "year" },
---keep   = { length = tenor.mean() },
---report = function (all, opt, out)
---  out:line("%d articles of %.0f words", all.n, all.length.mean)
---  for outlet, year, g in all:groups() do out:line("%s in %s: %d", outlet, year, g.n) end
---end,
---```
---@class all
---@field n integer Records.
---@field [string] mean|sum|tally|histogram|rate|rates|terms|examples|records A field of `keep`.
local all = {}

---Each group in the order of its key: one text for each field of `by`, then the group. Without `by`
---there is one group, "all". With names of fields of `by`: the groups by these alone, the others merged.
---
---```lua
---score  = function (doc) return { length = #doc } end,
---by     = { "outlet", "year" },
---keep   = { length = tenor.mean() },
---report = function (all, opt, out)
---  for outlet, g in all:groups "outlet" do out:line("%s: %d in all years", outlet, g.n) end
---end,
---```
---@param ... string
---@return fun(): string?, ...
function all:groups(...) end

---Which labels of a field that is kept as `tenor.terms` set groups apart: each group by `by` (the first field of
---the script's `by` unless said) against all others, or `against` one of them. `within` names another field of
---`by`: then the first part of each group (half A) is held against the rest of it, which shows what chance does.
---Labels in fewer than `least` articles of both (5) are left out. `prior`: words of the prior of z (1000).
---
---Gives rows, up to `most` (20) for each group, by group and q, and how many `tests` there were and how many have
---q < .05 (`found`).
---
---```lua
---score  = function (doc) return { words = doc:tally("term", { voice = "author" }), own = doc:size { voice = "author" } } end,
---by     = { "outlet", "half" },
---keep   = { words = tenor.terms { per = "own" } },
---report = function (all, opt, out)
---  local t = out:table("outlet", "word", "times", "log ratio", "q")
---  for _, row in ipairs(all:keyness("words", { by = "outlet", least = 1 })) do
---    t:row(row.group, row.term, row.times, { value = row.ratio, low = row.low, high = row.high }, row.q)
---  end
---  local _, chance = all:keyness("words", { by = "outlet", within = "half", least = 1 })
---  out:note("Between halves of the same outlet %d of %d differ.", chance.found, chance.tests)
---end,
---```
---@param field string
---@param options? { by?: string, within?: string, against?: string, least?: integer, prior?: number, most?: integer }
---@return keyness.row[] rows
---@return { tests: integer, found: integer } count
function all:keyness(field, options) end

---`times` uses in `docs` articles of the group, `rest_times` in `rest_docs` of the others; rates per 100,000
---words. `g2`: log-likelihood, with the sign of the difference (Dunning 1993). `ratio`: log2 of the ratio of the
---rates (Hardie 2014) and its 95% interval. `z`: log odds with an informative Dirichlet prior over their standard
---deviation (Monroe, Colaresi and Quinn 2008). `evenness`: 1 when every article of the group has its share, near 0
---when one has all (Rosengren 1971). `p`: permutation of articles; `q`: over all tests (Benjamini and Hochberg 1995).
---@alias keyness.row { group: string, term: string, times: integer, docs: integer, rest_times: integer, rest_docs: integer, rate: number, rest_rate: number, g2: number, ratio: number, low: number, high: number, z: number, evenness?: number, p: number, q: number }

---What `tenor.mean()` kept. Only records that had the field count.
---
---```lua
---score  = function (doc) return { tone = doc:rate { class = "evaluative" } } end,
---keep   = { tone = tenor.mean() },
---report = function (all, opt, out)
---  local t = all.tone
---  out:line("%d: %.2f ± %.2f, from %.2f to %.2f", t.n, t.mean, t.ci95 or 0, t.min, t.max)
---end,
---```
---@class mean
---@field n integer Records that had the field.
---@field mean number? nil when n is 0.
---@field sum number
---@field sd number? Standard deviation of the sample; nil when n is below 2.
---@field ci95 number? Half the width of the 95% confidence interval of the mean; nil when n is below 2.
---@field min number? nil when n is 0.
---@field max number? nil when n is 0.

---What `tenor.sum()` kept.
---
---```lua
---score  = function (doc) return { words = #doc } end,
---keep   = { words = tenor.sum() },
---report = function (all, opt, out) out:line("%d words in %d articles", all.words.sum, all.words.n) end,
---```
---@class sum
---@field n integer Records that had the field.
---@field sum number Exact, however many there are; 0 when n is 0.

---What `tenor.tally()` kept. `tostring(tally)` is "hostile 3, neutral 5".
---
---```lua
---score  = function (doc) return { long = #doc > 300, words = doc:tally("term") } end,
---keep   = { long = tenor.tally(), words = tenor.tally() },
---report = function (all, opt, out)
---  out:line("%.0f%% are long", 100 * all.long:share "yes")
---  for word, n in all.words:top(3) do out:line("%s ×%d", word, n) end
---end,
---```
---@class tally
---@field n integer Records that had the field.
---@field total number Of all labels.
local tally = {}

---How often a label was counted; 0 for one that never was.
---@param label string
---@return number
function tally:count(label) end

---count(label) / n. For labels that records have one of each, the shares add up to 1.
---@param label string
---@return number
function tally:share(label) end

---Each label and its number, by label.
---@return fun(): string?, number
function tally:items() end

---The `most` labels with the greatest numbers, greatest first; ties by label.
---@param most integer 0 or more.
---@return fun(): string?, number
function tally:top(most) end

---What `tenor.histogram {…}` kept.
---
---```lua
---score  = function (doc) return { words = #doc } end,
---keep   = { words = tenor.histogram { from = 0, to = 1000, bins = 5 } },
---report = function (all, opt, out)
---  local t = out:table("words", "articles")
---  for from, to, n in all.words:bins() do t:row(string.format("%g to %g", from, to), n) end
---  t:row("more", all.words.above)
---end,
---```
---@class histogram
---@field n integer Records that had the field.
---@field below integer Records below `from`.
---@field above integer Records from `to` on.
local histogram = {}

---Each bin: from (included), to (not included), and how many.
---@return fun(): number?, number, integer
function histogram:bins() end

---What `tenor.rate` kept, or `rates:at(label)` gives. A cell of a table or chart may be one.
---
---```lua
---score  = function (doc) return { weight = doc:weigh(), words = #doc } end,
---by     = "outlet",
---keep   = { weight = tenor.rate { per = "words", times = 100 } },
---report = function (all, opt, out)
---  local t = out:table("outlet", "weight per 100 words", "less the others")
---  for outlet, g in all:groups() do t:row(outlet, g.weight, g.weight:against(all.weight)) end
---end,
---```
---@class rate
---@field value number? Σx / Σy × times; nil when Σy is 0.
---@field low number? The 95% interval; nil when it cannot be told.
---@field high number?
---@field n integer Articles that it rests on.
---@field articles integer Of a label: those that have it. Otherwise n.
---@field sum number Σx
---@field per number Σy
local rate = {}

---The difference to the rate of other articles.
---@param other rate
---@return difference
function rate:minus(other) end

---The difference to all others: `all` holds the articles of this rate too.
---@param all rate
---@return difference
function rate:against(all) end

---A difference of rates, with its 95% interval. A cell of a table or chart may be one.
---@class difference
---@field value number?
---@field low number?
---@field high number?
---@field n integer Articles of the smaller side.
---@field p number? How often chance alone makes a difference as large: two-sided, by a permutation of articles (Pitman 1937).

---What `tenor.rates` kept.
---
---```lua
---score  = function (doc) return { size = #doc > 300 and "long" or "short" } end,
---by     = "outlet",
---keep   = { size = tenor.rates { times = 100 } },
---report = function (all, opt, out)
---  local t = out:table("outlet", "% long")
---  for outlet, g in all:groups() do t:row(outlet, g.size:at "long") end
---  for label, share in all.size:items() do out:line("%s: %d of %d", label, share.articles, share.n) end
---end,
---```
---@class rates
---@field n integer Records that had the field.
local rates = {}

---The rate of a label; of one that never was, 0 or nil.
---@param label string
---@return rate
function rates:at(label) end

---Each label and its rate, by label.
---@return fun(): string?, rate
function rates:items() end

---The `most` labels in most articles, most first; ties by label.
---@param most integer
---@return fun(): string?, rate
function rates:top(most) end

---What `tenor.terms` kept, for `all:keyness`.
---@class terms
---@field n integer Records that had the field.
---@field words integer Of all these records.
local terms = {}

---How often a label was used.
---@param label string
---@return integer
function terms:count(label) end

---What `tenor.examples` kept.
---
---```lua
---score  = function (doc)
---  local examples = {}
---  for hit in doc:hits() do examples[hit.term] = hit:around(5).text end
---  return { examples = examples }
---end,
---keep   = { examples = tenor.examples { most = 1 } },
---report = function (all, opt, out)
---  for _, text in ipairs(all.examples:of "tyrant") do out:line(text) end
---end,
---```
---@class examples
---@field n integer Records that had the field.
local examples = {}

---A new table of the texts kept for a label.
---@param label string
---@return string[]
function examples:of(label) end

---What `tenor.records` kept.
---@class records
---@field n integer Records that could have been kept.
local records = {}

---Each record, the greatest `top` first, otherwise in an order of chance: a new table with `id`, `outlet`, `date`,
---`title`, `url` where known, and the fields.
---@return fun(): table?
function records:items() end

---What a report prints with. The same calls print as text, Markdown, CSV, JSON or HTML. A text is valid
---UTF-8; a report holds up to 64 MB.
---
---```lua
---score  = function (doc) return { words = #doc } end,
---keep   = { words = tenor.mean() },
---report = function (all, opt, out)
---  out:heading "Length"
---  out:line("%d articles, %.0f words on average", all.n, all.words.mean)
---  out:list { "headline", "lead", "body" }
---  out:note "Furniture is left out."
---end,
---```
---@class out
local out = {}

---A line of text.
---@param format any As `string.format` takes it, when there is more; else any one value.
---@param ... any
function out:line(format, ...) end

---A line of small print.
---@param format any As `line` takes it.
---@param ... any
function out:note(format, ...) end

---A heading.
---@param text string
---@param level? 1|2|3 1 unless said.
function out:heading(text, level) end

---A list with bullets: `out:list { "one", "two" }` or `out:list("one", "two")`.
---@param items any[]|any
---@param ... any
function out:list(items, ...) end

---An article with its words marked, as `tenor read` shows it: those that judge and those for events, in
---the outlet's own voice and in others'. Its text is read again with the lexicons of the run. HTML has
---all of it, with what each mark contributes on a card and in a list; text and Markdown the paragraphs
---in which a word judges; JSON the marks; CSV nothing. An unknown field is an error. Of a longer text
---the first 200 000 bytes are shown, up to the end of a paragraph; a report has room for some 2 MB of
---articles.
---
---```lua
---score  = function (doc) return { text = doc.text, title = doc.title or "" } end,
---keep   = { text = tenor.tally(), title = tenor.tally() },
---report = function (all, opt, out)
---  if all.n == 1 then out:article { title = all.title:top(1)(), text = all.text:top(1)() } end
---end,
---```
---@param article out.article
function out:article(article) end

---What `out:article` takes. Without a title the article goes by its id, without an id by a hash of its
---content.
---@class out.article
---@field text string
---@field id? string
---@field outlet? string
---@field date? string
---@field title? string
---@field url? string

---What the report rests on: version, fingerprint, lexicons with licence, source and citation. For the end of a report;
---an HTML file has it in its footer anyway.
function out:provenance() end

---A chart. An unknown key, kind or a value of the wrong type is an error that says what was meant.
---@param spec chart
function out:chart(spec) end

---A new table with these columns, 1 to 100 of them.
---@param ... string
---@return out.table
function out:table(...) end

---A number with its interval. `low` and `high` come together or not at all; without a `value` it is empty.
---
---```lua
---score  = function (doc) return { words = #doc } end,
---by     = "outlet",
---keep   = { words = tenor.mean() },
---report = function (all, opt, out)
---  local t = out:table("outlet", "words")
---  for outlet, g in all:groups() do
---    local mean, half = g.words.mean, g.words.ci95
---    t:row(outlet, { value = mean, low = half and mean - half, high = half and mean + half, n = g.words.n })
---  end
---end,
---```
---@class estimate
---@field value number?
---@field low number?
---@field high number?
---@field n number? Of how many.

---A drawing of a table, as SVG in HTML, as dots and bars in a terminal, as a table in Markdown, as data in CSV
---and JSON, and as Vega-Lite with `--format vega`. With fewer than three values there is only the table. Every number is
---shown beside the drawing.
---
--- - "interval": a dot and its interval for each row; up to six series with shapes of their own.
--- - "bars": a bar from zero for each row, one value each.
--- - "line": rows are periods; labels such as "2024", "2024-03", "2024-03-01" stand where they belong in time, and a
---   period without a row or a value is a gap. Up to six series.
--- - "matrix": rows by up to 60 columns, darker the farther from zero, hatched where `n` is below `least`.
---
---```lua
---score  = function (doc) return { own = doc:rate { class = "evaluative", voice = "author" } } end,
---by     = "outlet",
---keep   = { own = tenor.mean() },
---report = function (all, opt, out)
---  local rows = {}
---  for outlet, g in all:groups() do
---    local mean, half = g.own.mean, g.own.ci95
---    rows[#rows + 1] = { outlet, value = mean, low = half and mean - half, high = half and mean + half, n = g.n }
---  end
---  out:chart {
---    kind = "interval", title = "Tone by outlet", x = "weight per 100 words",
---    about = "How each outlet's own evaluative words weigh, with 95% intervals.",
---    columns = { "outlet", "own tone" }, rows = rows,
---  }
---end,
---```
---@class chart
---@field kind "interval"|"bars"|"line"|"matrix"
---@field title string
---@field about string What it shows, in a sentence: the description of the drawing for those who do not see it.
---@field columns string[] As of `out:table`: what the labels are, then the name of each value.
---@field rows chart.row[] Up to 500, in the order in which they are to stand.
---@field x? string What the numbers are, beside their axis; the name of the value when there is one.
---@field least? number Of a matrix: `n` below which a cell is hatched; 10 unless said.
---@field warm? "low"|"high" Of a matrix: the end that is drawn in the warm colour, below zero unless said.

---A row of a chart: `{ "Echo", 1.5 }`, `{ "Echo", own, quoted }` with numbers or estimates, or
---`{ "Echo", value = 1.5, low = 1, high = 2, n = 40 }` where there is one value.
---@class chart.row
---@field [1] string The label.
---@field [2] number|estimate? And so on, one for each further column; nil where there is none.
---@field value? number
---@field low? number
---@field high? number
---@field n? number
---@field band? string Rows that follow one another and name the same band are tied: drawn on one ground.

---A table of a report, named `table` in messages.
---
---```lua
---score  = function (doc) return { words = #doc } end,
---by     = "outlet",
---keep   = { words = tenor.mean() },
---report = function (all, opt, out)
---  local t = out:table("outlet", "articles", "words"):caption("Length of articles")
---  for outlet, g in all:groups() do t:row(outlet, g.n, g.words.mean) end
---end,
---```
---@class out.table
local out_table = {}

---Adds a row. Numbers stay numbers: what prints them rounds. nil and cells that are missing stay empty;
---more cells than columns are an error. A cell may be an estimate, printed as `-1.2 [-1.5, -0.9]`.
---@param ... any|estimate
---@return out.table self
function out_table:row(...) end

---Sets the line above the table.
---@param format any As `out:line` takes it.
---@param ... any
---@return out.table self
function out_table:caption(format, ...) end

return tenor
