--- Labels as they are shown: what could act on a reader made visible, cut to a width.
local label = {}

local function acts(c) -- control characters, marks that turn the direction of writing
  return c < 0x20 or (c >= 0x7f and c < 0xa0) or c == 0x061c or c == 0x200e or c == 0x200f
      or (c >= 0x2028 and c <= 0x202e) or (c >= 0x2066 and c <= 0x2069) or c == 0xfeff
end

local function shown(char)
  local c = utf8.codepoint(char)
  if not acts(c) then return nil end
  return string.format(c < 0x100 and "\\x%02x" or "\\u{%x}", c)
end

--- The text with what acts written out as \xNN or \u{NNNN}.
function label.show(s)
  if not s:find "[\0-\31\127-\255]" then return s end
  return (s:gsub(utf8.charpattern, shown))
end

local function wide(c)
  return c >= 0x1100 and (c <= 0x115f or (c >= 0x2e80 and c <= 0xa4cf) or (c >= 0xac00 and c <= 0xd7a3)
      or (c >= 0xf900 and c <= 0xfaff) or (c >= 0xfe30 and c <= 0xfe6f) or (c >= 0xff00 and c <= 0xff60)
      or (c >= 0x1f300 and c <= 0x1faff) or (c >= 0x20000 and c <= 0x3ffff))
end

--- Columns that a terminal gives to a code point.
local function columns_of(c)
  if c >= 0x300 and c <= 0x36f then return 0 end -- combining marks
  return wide(c) and 2 or 1
end

-- Widths in a usual sans-serif font, as parts of its size, rather more than less.
local EM = {}
for chars, width in pairs { ["iIjl.,:;'|! "] = 0.33, ["frt()[]/\\-\"`"] = 0.43, ["mwMW@%"] = 1, ["<>=+~&#"] = 0.85 } do
  for c in chars:gmatch "." do EM[c:byte()] = width end
end

--- Pixels that 13-pixel type gives to a code point: about, for fonts differ.
function label.pixels_of(c)
  local columns = columns_of(c)
  if c >= 0x80 then return columns == 1 and 9 or 13.5 * columns / 2 end
  return 13 * (EM[c] or (c >= 0x41 and c <= 0x5a and 0.72) or 0.64)
end

--- How many columns a shown text takes; with label.pixels_of for `of`, how many pixels.
function label.width(s, of)
  local n = 0
  for _, c in utf8.codes(s) do n = n + (of or columns_of)(c) end
  return n
end

--- The shown text in at most so much room, with "…" where something is missing.
function label.cut(s, room, of)
  if label.width(s, of) <= room then return s end
  local n, last = (of or columns_of)(0x2026), 0
  for at, c in utf8.codes(s) do
    n = n + (of or columns_of)(c)
    if n > room then break end
    last = utf8.offset(s, 2, at) - 1
  end
  return s:sub(1, last):gsub("%s+$", "") .. "…"
end

--- Cut and filled up to that many columns; `right`: filled on the left.
function label.pad(s, columns, right)
  s = label.cut(s, columns)
  local blanks = string.rep(" ", columns - label.width(s))
  return right and blanks .. s or s .. blanks
end

--- In up to `most` lines of so much room, broken at blanks; what is longer is cut.
function label.wrap(s, room, most, of)
  local lines, line = {}, nil
  for word in s:gmatch "%S+" do
    local longer = line and line .. " " .. word
    if not line then line = word
    elseif label.width(longer, of) <= room or #lines + 1 == most then line = longer
    else lines[#lines + 1], line = line, word end
  end
  lines[#lines + 1] = line
  for i, one in ipairs(lines) do lines[i] = label.cut(one, room, of) end
  return lines
end

return label
