--- In which light one sentence shows a target: the words for good and bad in it, each by the part that is the target's.
--
--      Critics [slammed] the mayor          what is aimed at the target: all of it
--      Critics of the mayor [lied]          what is aimed at others: some, since the sentence speaks of the target too
--      The mayor: “They are [liars]”        what it says of others: blame none, praise some. Who praises looks well
--      a [gloomy] day for the mayor         words that are only pleasant or unpleasant: a little
--      a case [against] the mayor           small words right beside it: the lexicon "stance" calls them "beside"
--
-- The farther a word stands from the target, the less it counts. A target is a table: `whom`, the name by which hits
-- know it, or nil; and `where`, its mention as a span, or nil if it is only found as letters. The options are those of
-- the script "stance".
local light = {}

local BESIDE = { class = "beside" }
local MOOD   = { class = "valence" } -- pleasant and unpleasant words, of the lexicon "valence"

-- Whether the target says it: by name, or as the article puts it ("he said") where nobody knows who is meant.
local function says(hit, target)
  if target.whom then return hit.speaker == target.whom end
  local where = target.where
  return hit.speaker ~= nil and where ~= nil and string.lower(hit.speaker) == string.lower(where.text)
end

-- Which part of the weight of a hit is the target's.
local function share(hit, target, opt)
  local good, own = hit.weight > 0, says(hit, target)
  if target.whom and hit.target == target.whom then
    if good then return 1 end
    return own and opt.confession or opt.blame
  end
  if own then return good and opt.speaks or 0 end
  if hit.target and not good then return hit.rule == "object" and opt.struck or opt.others end
  if hit.target then return opt.rivals end
  return hit.category == "does/ill" and opt.nobody / 2 or opt.nobody -- in the passive it may be the victim
end

-- Where the words of a sentence stand that name the target or, as pronouns, mean it.
local function places_of(sentence, target)
  local whom, where = target.whom, target.where
  local places = {}
  for word in sentence:words() do
    local here = where and word.first >= where.first and word.last <= where.last
    if here or whom and word.whom == whom then places[#places + 1] = word.first end
  end
  return places
end

-- How many words lie between a hit and the target.
local function distance(hit, places, opt)
  if #places == 0 then return opt.near end
  local least = math.huge
  for _, place in ipairs(places) do
    least = math.min(least, math.max(place - hit.last, hit.first - place, 1) - 1)
  end
  return least
end

-- Whether a word stands right before or behind the target, as its category asks.
local function is_beside(hit, places)
  local next_to = hit.category == "beside/before" and hit.last + 1 or hit.first - 1
  for _, place in ipairs(places) do
    if place == next_to then return true end
  end
  return false
end

--- Whether any word of a sentence is aimed at the target. The filter tells which hits count.
function light.aimed(sentence, target, filter)
  if not target.whom then return false end
  for hit in sentence:hits(filter) do
    if hit.target == target.whom then return true end
  end
  return false
end

local function weigh(hit, places, target, opt)
  local weight = math.max(-opt.most, math.min(opt.most, hit.weight))
  return weight * share(hit, target, opt) / (1 + distance(hit, places, opt) / opt.near)
end

--- The light that a sentence sheds on the target.
function light.of(sentence, target, filter, opt)
  local sum, taken = 0, {} -- by word: whether it has been weighed
  local places = places_of(sentence, target)
  for hit in sentence:hits(filter) do
    sum = sum + weigh(hit, places, target, opt)
    for word = hit.first, hit.last do taken[word] = true end
  end
  for hit in sentence:hits(MOOD) do
    if not (taken[hit.first] or taken[hit.last]) then sum = sum + opt.mood * weigh(hit, places, target, opt) end
  end
  for hit in sentence:hits(BESIDE) do
    if is_beside(hit, places) then sum = sum + hit.weight end
  end
  return sum
end

return light
