--- What strangers may call their outlets, and numbers that no scale was made for.
local MARKUP = "</title></svg></desc><script>document.title='taken'</script><img src=\"x\" onerror='x()'>&amp;"
local LABELS = {
  MARKUP, "quotes \" and ' and `", "controls \0\27[31m\t\n\127\u{9b}", "turned \u{202e}txt.exe\u{2066} \u{200f}\u{feff}",
  "line\u{2028}ends\u{2029}", string.rep("long ", 200), string.rep("x", 1000), "報道" .. string.rep("字", 300), "",
  "e\u{301}combined", "\u{1f600}",
}
local NUMBERS = { 1e308, -1e308, 1e-308, 5e-324, math.huge, -math.huge, 0 / 0, 0, 3, -1e15, 1e15 + 2 }
local KINDS = { "interval", "bars", "line", "matrix" }

local function chart(out, kind, title, rows, columns)
  out:chart { kind = kind, title = title, about = MARKUP .. title, x = MARKUP, columns = columns or { MARKUP, MARKUP },
              rows = rows }
end

local function rows_of(n, f)
  local rows = {}
  for i = 1, n do rows[i] = f(i) end
  return rows
end

return {
  summary = "Charts.",
  score   = function (doc) return { words = #doc } end,

  report = function (all, opt, out)
    local seven = { MARKUP }
    for i = 2, 7 do seven[i] = LABELS[i] end
    for _, kind in ipairs(KINDS) do
      chart(out, kind, kind .. MARKUP, rows_of(#LABELS, function (i)
        return { LABELS[i], value = i - 5, low = i - 7, high = i, n = i }
      end))
      chart(out, kind, "numbers", rows_of(#NUMBERS, function (i) return { "r" .. i, NUMBERS[i] } end))
      for _, size in ipairs { 1e300, 1e299, 1e9, 1e-9, 1e-280, 1e-308 } do
        chart(out, kind, "size", rows_of(4, function (i)
          return { "r" .. i, value = i * size / 4, low = -size / 4, high = math.huge, n = i * 1e6 }
        end))
      end
      chart(out, kind, "none", {})
      chart(out, kind, "one", { { "r", 1 } })
      chart(out, kind, "equal", rows_of(3, function (i) return { "r" .. i, value = 7, low = 7, high = 7, n = 0 } end))
      chart(out, kind, "nothing", rows_of(3, function (i) return { "r" .. i, value = 0 } end))
      chart(out, kind, "many", rows_of(200, function (i) return { "r" .. i, math.sin(i) } end))
      if kind ~= "bars" then
        chart(out, kind, "series", rows_of(12, function (i)
          return { LABELS[i % #LABELS + 1] .. i, i, -i, nil, i / 7, { value = 1, low = 0, high = 2 }, math.cos(i) }
        end), seven)
      end
    end
    local sixty = { "target" }
    for i = 2, 61 do sixty[i] = "c" .. i end
    chart(out, "matrix", "wide", rows_of(3, function (i)
      local row = { "r" .. i }
      for c = 2, 61 do row[c] = { value = c - 30 * i, n = c } end
      return row
    end), sixty)
  end,
}
