--- What an article has to report: the event words in it, in any voice. A topic, never a slant.
local tenor = require "tenor"

local EVENTS = { class = "event", negated = false }

-- The top-level category: "violence/verb" is "violence".
local function top_of(category) return category:match "^[^/]+" end

return {
  summary  = "Event words per 100 words, and what the article is about: never part of the tone.",
  version  = 1,
  lexicons = { "events", "modifiers" },

  score = function (doc)
    local topics, best = {}, nil
    for category, n in pairs(doc:tally("category", EVENTS)) do
      local top = top_of(category)
      topics[top] = (topics[top] or 0) + n
    end
    for topic, n in pairs(topics) do
      if not best or n > topics[best] then best = topic end
    end
    return {
      load   = 100 * doc:count(EVENTS) / math.max(#doc, 1),
      topic  = best or "none",
      topics = topics,
    }
  end,

  by   = "outlet",
  keep = { load = tenor.mean(), topic = tenor.tally() },

  report = function (all, _, out)
    out:heading "Events reported"
    local t = out:table("outlet", "articles", "event words per 100", "±95%", "main topics")
    for outlet, g in all:groups() do
      local top = {}
      for topic, n in g.topic:top(4) do top[#top + 1] = string.format("%s %d", topic, n) end
      t:row(outlet, g.n, g.load.mean, g.load.ci95, table.concat(top, ", "))
    end
  end,
}
