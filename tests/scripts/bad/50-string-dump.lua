--- No bytecode.
local code = string.dump(function () end)

return {
  summary = "A test.",
  score   = function (doc) return { n = #doc } end,
}
