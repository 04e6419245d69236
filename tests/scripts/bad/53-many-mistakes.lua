--- Every mistake is shown, not only the first.
return {
  summary  = "",
  version  = "one",
  lexicons = 3,
  options  = { cutoff = 1, least = { 1 } },
  score    = 4,
  keep     = { tone = 1 },
  by       = true,
  report   = {},
  extra    = 1,
}
