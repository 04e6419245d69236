---@meta
--
-- What a report prints with; see tenor.lua for the whole.

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
