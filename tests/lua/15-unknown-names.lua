--- Unknown names are errors, with a suggestion; nothing can be changed.
local tenor = require "tenor"

-- The message of the error that a call raises.
local function complaint(f, ...)
  local ok, message = pcall(f, ...)
  assert(not ok, "no error")
  return message
end

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    if doc.id ~= "a" then return {} end

    local function says(f, what)
      local message = complaint(f)
      assert(message:find(what, 1, true), message)
    end
    local hit = doc:hits()()
    says(function () return doc.outlett end, "a doc has no 'outlett'; did you mean 'outlet'?")
    says(function () return hit.wieght end, "a hit has no 'wieght'; did you mean 'weight'?")
    says(function () return hit.outlet end, "a hit has no 'outlet'")
    says(function () return doc[1] end, "a doc is not a list")
    says(function () doc.text = "x" end, "a doc cannot be changed")
    says(function () hit.weight = 0 end, "a hit cannot be changed")
    says(function () return tenor.means end, "there is no tenor.means; did you mean 'mean'?")
    says(function () return tostrin(1) end, "undeclared global 'tostrin'; did you mean 'tostring'?")
    says(function () words = 1 end, "undeclared global 'words'; write 'local words'")
    says(function () tostring = 1 end, "the global 'tostring' cannot be changed")
    says(function () return opt.x end, "the script has no option 'x'")
    says(function () return doc.count { voice = "author" } end, "with a colon")
    return {}
  end,
}
