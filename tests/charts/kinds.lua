--- A chart of each kind, with numbers that stand here: what articles say makes no difference.
local function e(value, low, high, n) return { value = value, low = low, high = high, n = n } end

return {
  summary = "Charts.",
  score   = function (doc) return { words = #doc } end,

  report = function (all, opt, out)
    out:heading "Charts"
    out:chart {
      kind = "interval", title = "Own and quoted", about = "Two voices.", x = "weight per 100 words",
      columns = { "outlet", "own", "quoted" },
      rows = { { "Clarion", e(-7.07, -8.4, -6.1, 340), e(-3, -4, -2, 338) },
               { "Courier", e(-2.37, -2.9, -1.7, 412), e(-3, -4.1, -2, 12), band = "a" },
               { "Wire", e(-2.1, -3.1, -1.1, 99), nil, band = "a" },
               { "Lantern", -0.4, e(1, 0.5, 2) } },
    }
    out:chart {
      kind = "bars", title = "Keyness", about = "Words that one outlet uses more.", columns = { "word", "log ratio" },
      rows = { { "tyrant", value = 4.1, low = 3, high = 5.2, n = 31 }, { "despot", 2 }, { "said", value = -4.5 } },
    }
    out:chart {
      kind = "line", title = "By month", about = "One month is missing.", x = "tone",
      columns = { "month", "own", "quoted" },
      rows = { { "2023-11", e(-1, -2, 0, 5), -3 }, { "2023-12", e(-2, -3, -1, 6), nil }, { "2024-01", -1.5, -2 },
               { "2024-03", e(1, 0, 2, 7), -1 } },
    }
    out:chart {
      kind = "matrix", title = "Towards whom", about = "Targets by outlet.", x = "tone",
      columns = { "target", "Clarion", "The Northern Courier" },
      rows = { { "Ministry", e(-7.1, -8, -6, 40), e(0, -1, 1, 12) }, { "Strikers", e(2.5, 1, 4, 3), nil } },
    }
    out:chart { kind = "bars", title = "Two", about = "Too few to draw.", columns = { "word", "n" },
                rows = { { "one", 1 }, { "two", 2 } } }
  end,
}
