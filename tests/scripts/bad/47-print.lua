--- Scripts do not print.
print "hello"

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
