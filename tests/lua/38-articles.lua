--- Articles in a report: which fields they take, and how much.
local tenor = require "tenor"

return {
  summary  = "A case.",
  lexicons = { "words.yml" },

  score = function (doc, opt)
    return { text = doc.text, id = doc.id }
  end,

  keep   = { text = tenor.tally(), id = tenor.tally() },
  report = function (all, opt, out)
    local function refuses(what, article)
      local ok, message = pcall(out.article, out, article)
      assert(not ok and message:find(what, 1, true), tostring(message))
    end
    refuses("an article has no field 'txt'; did you mean 'text'?", { txt = "One." })
    refuses("an article has no field 'by'; there are: date, id, outlet, text, title, url", { by = "x", text = "One." })
    refuses("an article's date is a string, not a number", { date = 2024, text = "One." })
    refuses("an article's fields have names", { "One." })
    refuses("an article needs a text", {})
    refuses("an article needs a text", { id = "1", text = " \n" })
    refuses("valid UTF-8", { text = "\xff" })
    refuses("table expected", "One.")
    refuses("table expected", nil)
    for id in all.id:items() do out:article { id = id, text = "One." } end
    for text in all.text:items() do out:article { text = text } end
    out:article { text = ("word "):rep(100000) }
    local room = pcall(function () for _ = 1, 20 do out:article { text = ("word "):rep(100000) } end end)
    assert(not room, "a report is full some time")
  end,
}
