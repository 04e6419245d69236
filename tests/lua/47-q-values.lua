--- The share of false findings among the tests with a q as low (Benjamini and Hochberg 1995).
local tenor = require "tenor"

local function near(q, ...)
  local wanted = { ... }
  assert(#q == #wanted, #q)
  for i, x in ipairs(wanted) do assert(math.abs(q[i] - x) < 1e-12, tostring(q[i])) end
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  -- p × tests / rank, and never more than that of the next higher p.
  score = function ()
    near(tenor.q_values { 0.01, 0.04, 0.03, 0.005 }, 0.02, 0.04, 0.04, 0.02)
    near(tenor.q_values { 0.5, 0.6, 0.9 }, 0.9, 0.9, 0.9)
    near(tenor.q_values { 0.02 }, 0.02)
    near(tenor.q_values { 0, 1 }, 0, 1)
    near(tenor.q_values {})
    local p = { 0.3, 0.1 }
    tenor.q_values(p)
    assert(p[1] == 0.3 and p[2] == 0.1, "what was given stays")
    for _, wrong in ipairs { { 1.5 }, { -0.1 }, { 0 / 0 }, { "0.1" }, { 0.1, {} } } do
      assert(not pcall(tenor.q_values, wrong))
    end
    assert(not pcall(tenor.q_values) and not pcall(tenor.q_values, 0.1))
    return { done = true }
  end,

  report = function (all, opt, out) out:line "done" end,
}
