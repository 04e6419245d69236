--- VADER's own words and its idea of what a word is (Hutto & Gilbert 2014), for scripts/vader.lua.
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

function vader.is_negation(word) return NEGATIONS[word] or word:find("n't", 1, true) ~= nil end

local function is_capitals(word)
  return word:find "%u" ~= nil and not word:find "%l" and not word:find "\xc3[\x9f-\xbf]"
end

-- The punctuation around a word goes, unless too little is left: ":)" stays.
local function bare(token)
  if token:find "^%w+$" then return token end
  local inner = token:gsub("^%p+", ""):gsub("%p+$", "")
  return (utf8.len(inner) or #inner) <= 2 and token or inner
end

-- Blanks that are none for Lua: no-break and other wide ones, and the separators of ASCII.
local function with_plain_blanks(text)
  if not text:find "[\x1c-\x1f\xc2\xe2]" then return text end
  return (text:gsub("\xc2[\x85\xa0]", " "):gsub("\xe2\x80[\x80-\x8a\xa8\xa9\xaf]", " "):gsub("[\x1c-\x1f]", " "))
end

-- What a token is by its spelling alone is worked out once, as long as there are not too many.
local lower, capitals, weights, count = {}, {}, {}, 0
local MOST = 100000

local function look_at(token, weigh)
  local word = bare(token)
  local small = word:lower()
  lower[token], count = small, count + 1
  if small ~= word and is_capitals(word) then capitals[token] = true end
  weights[small] = weigh(small)
end

--- The words of a text in small letters (`words`); which of them are all capitals, by place (`loud`); whether
--- some are, but not all (`mixed`); and by word what `weigh` says of it (`weight`).
function vader.words_of(text, weigh)
  local words, loud, n, shouts = {}, {}, 0, 0
  if count >= MOST then lower, capitals, weights, count = {}, {}, {}, 0 end
  for token in with_plain_blanks(text):gmatch "%S+" do
    if not lower[token] then look_at(token, weigh) end
    n = n + 1
    words[n] = lower[token]
    if capitals[token] then loud[n], shouts = true, shouts + 1 end
  end
  return { words = words, loud = loud, mixed = shouts > 0 and shouts < n, weight = weights }
end

-- What stands behind "but" counts more. The reference looks each value up in the list again and so weighs the
-- first of equal ones twice: what it publishes has that in it.
function vader.weigh_but(words, values)
  local but
  for i = 1, #words do if words[i] == "but" then but = i break end end
  if not but then return end
  local felt = {} -- where a value is not 0: of 0 the half is 0
  for i = 1, #values do if values[i] ~= 0 then felt[#felt + 1] = i end end
  for k = 1, #felt do
    local value, first = values[felt[k]], nil
    for j = 1, #felt do if values[felt[j]] == value then first = felt[j] break end end
    values[first] = first < but and value * 0.5 or first > but and value * 1.5 or value
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
