--- A summary of two lines.
return {
  summary = "One\ntwo.",
  score   = function (doc) return { n = #doc } end,
}
