-- $ tenor report
--- A `by` that returns megabytes.
-- ends: article, says: by returned a text of more than 1000 bytes
return {
  summary = "An attack.",
  score   = function (doc) return { words = #doc } end,
  by      = function (doc) return ("x"):rep(1 << 24) end,
}
