--- A word is missing.
return {
  summary = "A test.",
  score   = function (doc) return { n = #doc }
}
