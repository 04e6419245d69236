--- The five generic frames of Semetko & Valkenburg 2000, as strengths: 1 is where a frame begins to be there.
local frames = {}

frames.names = { "conflict", "economic", "human_interest", "morality", "responsibility" }

-- What a frame's words must weigh in 100 words.
frames.thresholds = {
  conflict = 1.4, economic = 7.5, human_interest = 1.7, morality = 2, responsibility = 4,
}

-- Those of the Policy Frames Codebook (Boydstun et al. 2014).
local POLICY = {
  "economic", "capacity", "morality", "fairness", "legality", "policy", "crime", "security", "health",
  "quality_of_life", "cultural_identity", "public_opinion", "political", "external",
}

local FILTERS = {}
for _, name in ipairs(frames.names) do
  FILTERS[name] = { category = name, lexicon = "frames", negated = false }
end
for _, name in ipairs(POLICY) do
  FILTERS["policy/" .. name] = { category = "policy/" .. name, lexicon = "frames", negated = false }
end

-- What the frame's words weigh. A word that comes back tells less each time: said four times it counts twice. And
-- one or two words make no frame, however short the text: of three different ones they count for a part.
local function weight_of(span, filter)
  local sum, times, different, weight = {}, {}, 0, 0
  for hit in span:hits(filter) do
    local term = hit.term
    if not sum[term] then sum[term], times[term], different = 0, 0, different + 1 end
    sum[term], times[term] = sum[term] + hit.weight, times[term] + 1
  end
  for term, n in pairs(times) do weight = weight + sum[term] / math.sqrt(n) end
  return weight * math.min(different / 3, 1)
end

--- Strength of each frame in a span, 0 upwards. A longer text says more of everything, though not in proportion: what
--- is asked of it grows with the square root of its length, as its words do. So a text twice over is as strong as once.
function frames.strengths(span, thresholds)
  local scale = math.sqrt(math.max(span:size(), 1) / 100)
  local found = {}
  for _, name in ipairs(frames.names) do
    found[name] = weight_of(span, FILTERS[name]) / (thresholds[name] * scale)
  end
  return found
end

--- The two strongest policy frames that weigh at least `least` in 100 words, strongest first.
function frames.policy(span, least)
  local scale = math.sqrt(math.max(span:size(), 1) / 100)
  local weight, list = {}, {}
  for _, name in ipairs(POLICY) do
    weight[name] = weight_of(span, FILTERS["policy/" .. name]) / scale
    if weight[name] >= least then list[#list + 1] = name end
  end
  table.sort(list, function (a, b) return weight[a] > weight[b] end)
  return { list[1], list[2] }
end

--- The names of the frames that are there, strongest first.
function frames.present(strengths)
  local list = {}
  for _, name in ipairs(frames.names) do
    if strengths[name] >= 1 then list[#list + 1] = name end
  end
  table.sort(list, function (a, b) return strengths[a] > strengths[b] end)
  return list
end

return frames
