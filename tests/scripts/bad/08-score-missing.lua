--- No score.
return {
  summary = "A test.",
  version = 1,
}
