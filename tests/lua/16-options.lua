-- $ tenor score --set cutoff=1.5 --set 16-options.strict=true --set 'unit=words of mine'
--- Options keep their type, and their default unless --set says otherwise.
return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    assert(opt.cutoff == 1.5 and math.type(opt.cutoff) == "float")
    assert(opt.words == 6 and math.type(opt.words) == "integer")
    assert(opt.unit == "words of mine" and opt.strict == true and opt.loose == false)
    assert(not pcall(function () opt.words = 1 end))
    local names = {}
    for name in pairs(opt) do names[#names + 1] = name end
    assert(table.concat(names, " ") == "cutoff loose strict unit words")
    return {}
  end,

  options  = {
    cutoff = { 2, "help" }, words = { 6, "help" }, unit = { "words", "help" },
    strict = { false, "help" }, loose = { false, "help" },
  },

  report = function (all, opt, out)
    assert(opt.cutoff == 1.5, "the report has them too")
    out:line "done"
  end,
}
