--- VADER's own words, and what it makes of "but" and of marks (Hutto & Gilbert 2014), for scripts/vader.lua.
local vader = {}

local function set(words, value)
  local all = {}
  for word in words:gmatch "[^,]+" do all[word] = value end
  return all
end

-- What a booster adds: "very good", "hardly good".
local BOOST = 0.293

local STRONGER = set("absolutely,amazingly,awfully,completely,considerable,considerably,decidedly,deeply,effing,"
  .. "enormous,enormously,entirely,especially,exceptional,exceptionally,extreme,extremely,fabulously,flipping,"
  .. "flippin,frackin,fracking,fricking,frickin,frigging,friggin,fully,fuckin,fucking,fuggin,fugging,greatly,"
  .. "hella,highly,hugely,incredible,incredibly,intensely,major,majorly,more,most,particularly,purely,quite,"
  .. "really,remarkably,so,substantially,thoroughly,total,totally,tremendous,tremendously,uber,unbelievably,"
  .. "unusually,utter,utterly,very", BOOST)
vader.boosters = set("almost,barely,hardly,just enough,kind of,kinda,kindof,kind-of,less,little,marginal,"
  .. "marginally,occasional,occasionally,partly,scarce,scarcely,slight,slightly,somewhat,sort of,sorta,sortof,"
  .. "sort-of", -BOOST)
for word, value in pairs(STRONGER) do vader.boosters[word] = value end

local NEGATIONS = set("aint,arent,cannot,cant,couldnt,darent,didnt,doesnt,dont,hadnt,hasnt,havent,isnt,mightnt,"
  .. "mustnt,neither,neednt,never,none,nope,nor,not,nothing,nowhere,oughtnt,shant,shouldnt,uhuh,wasnt,werent,"
  .. "uh-uh,without,wont,wouldnt,rarely,seldom,despite", true)
vader.idioms = { ["the shit"] = 3, ["the bomb"] = 3, ["bad ass"] = 1.5, badass = 1.5, ["bus stop"] = 0,
  ["yeah right"] = -2, ["kiss of death"] = -1.5, ["to die for"] = 3, ["beating heart"] = 3.1,
  ["broken heart"] = -2.9 }

-- Whether a word negates. What its spelling says is worked out once, for as many words as may be kept.
local MOST, count = 10000, 0
vader.negates = setmetatable({}, { __index = function (known, word)
  local does = NEGATIONS[word] or word:find("n't", 1, true) ~= nil
  if count < MOST then known[word], count = does, count + 1 end
  return does
end })

-- The first two words of idioms, and of boosters of several words: first → second → true.
vader.pairs = {}
for _, phrases in ipairs { vader.idioms, vader.boosters } do
  for phrase in pairs(phrases) do
    local first, second = phrase:match "^(%S+) (%S+)"
    if first then
      vader.pairs[first] = vader.pairs[first] or {}
      vader.pairs[first][second] = true
    end
  end
end

local BEFORE    = { { 3, 4 }, { 2, 4 }, { 2, 3 }, { 1, 3 }, { 1, 2 } }
local TWO_WORDS = { { 1, 3 }, { 1, 2 }, { 2, 3 } }

-- What idioms make of the valence of a word: the fourth of six in a row, of which the last ones may be missing.
function vader.with_idioms(valence, ...)
  local words = { ... }
  local function join(from, to) return table.concat(words, " ", from, to) end
  for k = 1, #BEFORE do
    local value = vader.idioms[join(BEFORE[k][1], BEFORE[k][2])]
    if value then valence = value break end
  end
  if words[5] then valence = vader.idioms[join(4, 5)] or valence end
  if words[6] then valence = vader.idioms[join(4, 6)] or valence end
  for k = 1, #TWO_WORDS do
    valence = valence + (vader.boosters[join(TWO_WORDS[k][1], TWO_WORDS[k][2])] or 0)
  end
  return valence
end

-- A heap of numbers: heap[1] is the least, and none is less than the one at half its index.
local function add(heap, number)
  local at = #heap + 1
  while at > 1 and heap[at // 2] > number do
    heap[at] = heap[at // 2]
    at = at // 2
  end
  heap[at] = number
end

local function replace_least(heap, number)
  local at, n = 1, #heap
  while 2 * at <= n do
    local below = 2 * at
    if below < n and heap[below + 1] < heap[below] then below = below + 1 end
    if heap[below] >= number then break end
    heap[at] = heap[below]
    at = below
  end
  heap[at] = number
end

-- What stands behind token `but` counts more. The reference looks each value up in its list again and so weighs
-- the first of equal ones twice: what it publishes has that in it. `places` has the tokens of `values`, in order.
function vader.weigh_but(places, values, but)
  local having = {} -- value → heap: which of the values up to k are that
  for k = 1, #values do
    local value, first = values[k], k
    local same = having[value]
    if same then
      first = same[1]
      replace_least(same, k)
    end
    local place = places[first]
    local changed = place < but and value * 0.5 or place > but and value * 1.5 or value
    values[first] = changed
    if having[changed] then add(having[changed], first) else having[changed] = { first } end
  end
end

local function count_of(text, mark)
  local n, at = 0, text:find(mark, 1, true)
  while at do n, at = n + 1, text:find(mark, at + 1, true) end
  return n
end

function vader.emphasis(text)
  local asks = count_of(text, "?")
  return math.min(count_of(text, "!"), 4) * 0.292 + (asks > 3 and 0.96 or asks > 1 and asks * 0.18 or 0)
end

return vader
