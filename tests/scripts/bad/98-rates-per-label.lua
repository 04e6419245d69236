-- $ tenor report
--- The rate of a label, read as a field.
local tenor = require "tenor"

return {
  summary = "A case.",
  score   = function (doc) return { label = "hostile" } end,
  keep    = { label = tenor.rates() },
  report  = function (all, opt, out) out:line("%f", all.label.hostile.value) end,
}
