--- A global that others use.
tostring = nil

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
