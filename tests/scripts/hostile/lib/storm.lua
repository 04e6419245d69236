--- A script that calls `attack` on the article "storm" and counts the words of the others.
return function (attack, more)
  local script = {
    summary  = "An attack.",
    lexicons = { "words.yml" },
    score    = function (doc, opt)
      local found
      if doc.id == "storm" then found = attack(doc, opt) end
      return found or { words = #doc }
    end,
  }
  for name, value in pairs(more or {}) do script[name] = value end
  return script
end
