--- Who was counted, the slant of their own words and of those they quote, and how sure that is.
local tools = require "compare_tools"

local slant = {}

-- The first and the last period of a group's articles.
local function span_of(g)
  local first, last
  for period in g.dated:items() do
    if #period == 7 then
      first = first or period
      last = period
    end
  end
  if not first then return "no dates" end
  return first == last and first or first .. " – " .. last
end

--- How many articles of whom, when.
function slant.corpus(sides, all, opt, out)
  out:heading("What was compared", 2)
  local t = out:table(opt.by, "articles", "words", "words each", "% quoted", "from – to")
  for _, side in ipairs(sides) do
    local g = side.g
    t:row(side.name, g.n, g.words.sum // 1, g.words.value // 1, g.quoted_words.value, span_of(g))
  end
  local left = 0
  for _, g in all:groups "side" do if g.n < opt.least then left = left + 1 end end
  if left > 0 then
    out:note("%d more with fewer than %d articles are left out of all tables; they count among \"the others\".",
             left, opt.least)
  end
end

--- Slant: own voice, quoted voices and events, side by side and never in one sum.
function slant.report(sides, all, opt, out)
  out:heading("Slant of their own words and of the words they quote", 2)
  tools.set_places(sides, function (g) return g.own end)
  local order, rows, p = tools.by_value(sides), {}, {}
  for i, side in ipairs(order) do
    rows[i] = { side.name, side.g.own, side.g.quoted }
    side.gap = side.g.own:against(all.own)
    p[i] = side.gap.p or 1
  end
  out:chart {
    kind = "interval", title = "Weight of evaluative words per 100 words",
    about = "For each " .. opt.by .. " the weight of the loaded words in its own voice and in the voices it quotes, per "
            .. "100 words of that voice, with 95% intervals. Below zero: more blame than praise.",
    columns = { opt.by, "own voice", "quoted voices" }, rows = rows, x = "weight per 100 words of the voice",
  }
  local found, q = tools.found(p)
  local t = out:table(opt.by, "own, less the others", "q", "place", "events in 100")
    :caption("Own words against those of all others, and the events that had to be reported")
  for i, side in ipairs(order) do t:row(side.name, side.gap, q[i], side.places, side.g.events) end
  out:note("Place 1 blames most. Whose intervals overlap share their places: they are tied. q: the share of false "
           .. "findings to expect among differences as clear as this; %d of %d are below .05. Events (killed, attack, "
           .. "strike) are what had to be reported: they are no part of slant.", found, #order)
end

-- Figures of the same finding counted otherwise; `own` is the finding itself.
local WAYS = {
  { "own",     "as above" },
  { "other",   "lexicon" },
  { "any",     "voices" },
  { "blame",   "blame" },
  { "balance", "counts" },
  { "tone",    "articles" },
}

local function sign(e) return e.value and (e.value > 0 and "+" or e.value < 0 and "−") or "·" end

-- The others say the same where their difference has the sign of the first; one that is in doubt itself says nothing.
local function sure(e) return e.low and (e.low > 0 or e.high < 0) end

--- The same finding under another lexicon, in all voices, counted and averaged otherwise.
function slant.robustness(sides, all, opt, out)
  out:heading("Would the finding hold if it had been counted otherwise?", 2)
  local columns = { opt.by, "% agree" } -- a number first: in CSV what stands before it names the row
  for i, way in ipairs(WAYS) do columns[i + 2] = way[2] end
  local t = out:table(table.unpack(columns)):caption("Sign of the difference from the others (in brackets: not sure)")
  local agree, asked = 0, 0
  for _, side in ipairs(sides) do
    local row, main, same = { side.name }, nil, 0
    for i, way in ipairs(WAYS) do
      local gap = side.g[way[1]]:against(all[way[1]])
      local mark = sign(gap)
      main = main or { mark = mark, sure = sure(gap) }
      row[i + 2] = sure(gap) and mark or "(" .. mark .. ")"
      if i > 1 and mark == main.mark then same = same + 1 end
    end
    row[2] = main.sure and 100 * same / (#WAYS - 1) or nil
    if main.sure then agree, asked = agree + same, asked + #WAYS - 1 end
    t:row(table.unpack(row, 1, #columns))
  end
  if asked > 0 then
    out:line("Of the differences from the others that are sure (column \"as above\"), %d of %d (%.0f%%) have the same sign "
             .. "when they are counted otherwise.", agree, asked, 100 * agree / asked)
  end
  out:note("−: more blame than the others. Lexicon: a general list of pleasant and unpleasant words instead, in the own voice. "
           .. "Voices: all of them, with quotations. Blame: without praise. Counts: words of praise less words of blame, "
           .. "unweighted. Articles: the mean of articles, every one the same however long.")
end

return slant
