---@meta
--
-- Groups of records, and what the keepers tell of them; see tenor.lua for the whole.

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
