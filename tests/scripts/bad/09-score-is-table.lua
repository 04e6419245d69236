--- A score that is no function.
return {
  summary = "A test.",
  score   = { n = 1 },
}
