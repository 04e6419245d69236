---@meta tenor
--
-- The whole of what a tenor script can say: the files of this folder are the description that people
-- read, and an editor with the Lua language server shows it while one types. They are never run.
--
--     tenor.lua    the script, the module that require "tenor" gives
--     span.lua     the article and its parts, hits, quotations, names; filters
--     kept.lua     groups of records, and what the keepers tell of them
--     report.lua   what a report prints with
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

return tenor
