--- The five generic frames of Semetko & Valkenburg 2000, as strengths: 1 is where a frame begins to be there.
local frames = {}

frames.names = { "conflict", "economic", "human_interest", "morality", "responsibility" }

-- What a frame's words must weigh in a text of 100 words. A longer text says more of everything, though not in
-- proportion: what is asked of it grows with the square root of its length.
frames.thresholds = {
  conflict = 2, economic = 7.5, human_interest = 2.5, morality = 4.5, responsibility = 4.5,
}

--- Strength of each frame in a span, 0 upwards.
function frames.strengths(span, thresholds)
  local scale = math.sqrt(math.max(span:size(), 20) / 100)
  local found = {}
  for _, name in ipairs(frames.names) do
    found[name] = span:weigh { category = name, lexicon = "frames", negated = false }
                  / (thresholds[name] * scale)
  end
  return found
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
