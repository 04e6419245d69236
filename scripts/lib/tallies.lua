--- Tallies as scripts make them: tables of label to number.
local tallies = {}

--- Counts a label `n` times, once unless said.
function tallies.add(tally, label, n) tally[label] = (tally[label] or 0) + (n or 1) end

--- How many different labels.
function tallies.size(tally)
  local n = 0
  for _ in pairs(tally) do n = n + 1 end
  return n
end

--- The sum of the numbers.
function tallies.total(tally)
  local sum = 0
  for _, n in pairs(tally) do sum = sum + n end
  return sum
end

return tallies
