--- Options are the user's.
-- ends: article, says: 'opt' cannot be changed
return require "storm" (function (doc, opt)
  opt.cutoff = 1
end, { options = { cutoff = { 2, "help" } } })
