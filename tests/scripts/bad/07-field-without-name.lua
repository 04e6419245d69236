--- A function without a name.
return {
  summary = "A test.",
  function (doc) return { n = #doc } end,
}
