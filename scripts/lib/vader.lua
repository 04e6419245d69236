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

local function is_capitals(word)
  return word:find "%u" ~= nil and not word:find "%l" and not word:find "\xc3[\x9f-\xbf]"
end

-- What a word is by its spelling alone. The punctuation around it goes, unless too little is left: ":)" stays.
local function word_of(token, weigh)
  local bare = token:find "^%w+$" and token or token:gsub("^%p+", ""):gsub("%p+$", "")
  local text = (utf8.len(bare) or #bare) <= 2 and token or bare
  local lower = text:lower()
  return { lower = lower, capitals = is_capitals(text), boost = vader.boosters[lower], weight = weigh(lower),
           negates = NEGATIONS[lower] or lower:find("n't", 1, true) ~= nil }
end

-- Blanks that are none for Lua: no-break and other wide ones, and the separators of ASCII.
local function is_parted(token)
  return token:find "\xc2[\x85\xa0]" or token:find "\xe2\x80[\x80-\x8a\xa8\xa9\xaf]" or token:find "[\x1c-\x1f]"
end

local function parts_of(token, weigh)
  if not token:find "[\x1c-\x1f\x80-\xff]" or not is_parted(token) then return { word_of(token, weigh) } end
  local words = {}
  local text = token:gsub("\xc2[\x85\xa0]", " "):gsub("\xe2\x80[\x80-\x8a\xa8\xa9\xaf]", " "):gsub("[\x1c-\x1f]", " ")
  for part in text:gmatch "%S+" do words[#words + 1] = word_of(part, weigh) end
  return words
end

-- Tokens repeat: each spelling is looked at once, as long as there are not too many.
local known, most, count = {}, 50000, 0

--- The words of a text, which blanks part. `weigh` gives the weight of a word in small letters, or nil.
function vader.words_of(text, weigh)
  local words, n = {}, 0
  if count > most then known, count = {}, 0 end
  for token in text:gmatch "%S+" do
    local parts = known[token]
    if not parts then
      parts, count = parts_of(token, weigh), count + 1
      known[token] = parts
    end
    for i = 1, #parts do words[n + i] = parts[i] end
    n = n + #parts
  end
  return words
end

-- What stands behind "but" counts more. The reference looks each value up in the list again and so weighs the
-- first of equal ones twice: what it publishes has that in it.
function vader.weigh_but(words, values)
  local but
  for i = 1, #words do if words[i].lower == "but" then but = i break end end
  if not but then return end
  local felt = {} -- where a value is not 0: of 0 the half is 0
  for i = 1, #values do if values[i] ~= 0 then felt[#felt + 1] = i end end
  for _, at in ipairs(felt) do
    local value, first = values[at], nil
    for _, i in ipairs(felt) do if values[i] == value then first = i break end end
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
