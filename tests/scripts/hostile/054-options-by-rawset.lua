--- Options by raw means.
-- ends: article, says: this table cannot be changed
return require "storm" (function (doc, opt)
  rawset(opt, "cutoff", 1)
end, { options = { cutoff = { 2, "help" } } })
