--- What an outlet's own loaded words make of an article, or of a part of it: a label, for and against whom, and where
--- the label changes.
local editorial = {}

local function own(sign)
  return { class = "evaluative", voice = "author", lexicon = "loaded", sign = sign }
end
local OWN, BLAME, PRAISE = own(nil), own "negative", own "positive"
editorial.blame, editorial.praise = BLAME, PRAISE

-- What a label needs to know of a stretch of text.
local function measure(span)
  local terms = {}
  for term in pairs(span:tally("term", OWN)) do terms[term] = true end
  return { blame = -span:weigh(BLAME), praise = span:weigh(PRAISE), words = span:size(OWN), terms = terms }
end

local function add(sum, other)
  for _, key in ipairs { "blame", "praise", "words" } do sum[key] = sum[key] + other[key] end
  for term in pairs(other.terms) do sum.terms[term] = true end
end

local function label_of(sum, opt, least)
  local different = 0
  for _ in pairs(sum.terms) do different = different + 1 end
  local blame, praise = 100 * sum.blame / math.max(sum.words, 1), 100 * sum.praise / math.max(sum.words, 1)
  local hostile, promotional = blame >= opt.cutoff, praise >= opt.cutoff
  if different < least or not (hostile or promotional) then return "neutral report" end
  if hostile and promotional and math.min(blame, praise) * 2 > math.max(blame, praise) then return "mixed" end
  return blame >= praise and "hostile" or "promotional"
end

--- hostile, promotional, mixed or neutral report.
function editorial.label(span, opt) return label_of(measure(span), opt, opt.least) end

--- Whom the words of a filter are about most of all: two different words at least, and a quarter of the cutoff.
function editorial.whom(span, filter, opt)
  local weight, terms, best = {}, {}, nil
  for hit in span:hits(filter) do
    local target = hit.target
    if target then
      weight[target] = (weight[target] or 0) + math.abs(hit.weight)
      terms[target] = (terms[target] or hit.term) == hit.term and hit.term or "several"
    end
  end
  for target, sum in pairs(weight) do
    local clear = terms[target] == "several" and 400 * sum >= opt.cutoff * span:size(OWN)
    if clear and (not best or sum > weight[best]) then best = target end
  end
  return best
end

-- The text under each subheading, cut only where there is enough on both sides to judge.
local function sections(doc, opt)
  local list, number = {}, 0
  for paragraph in doc:paragraphs() do
    number = number + 1
    local last = list[#list]
    local subheading = #paragraph <= 10 and not paragraph.text:find "[.!,;”\"’']$"
    if paragraph.part == "lead" or paragraph.part == "body" then
      if not last or subheading and last.sum.words >= opt.section then
        list[#list + 1] = { from = number, to = number, sum = measure(paragraph) }
      else
        last.to = number
        add(last.sum, measure(paragraph))
      end
    end
  end
  local last = #list > 1 and list[#list].sum.words < opt.section and table.remove(list)
  if last then
    list[#list].to = last.to
    add(list[#list].sum, last.sum)
  end
  return list
end

--- Where headline and sections have different labels: "¶2–33 hostile; ¶34–53 neutral report". Else nil. A headline is
--- short: that it is plain tells nothing, one loaded word in it does.
function editorial.differences(doc, opt)
  local list = {}
  for paragraph in doc:paragraphs() do
    local label = paragraph.part == "headline" and label_of(measure(paragraph), opt, 1)
    if label and label ~= "neutral report" then list[#list + 1] = { place = "headline", label = label } end
  end
  for _, section in ipairs(sections(doc, opt)) do
    local label, last = label_of(section.sum, opt, opt.least), list[#list]
    if last and last.from and last.label == label then
      last.to = section.to
    else
      list[#list + 1] = { from = section.from, to = section.to, label = label }
    end
  end
  local parts, differ = {}, false
  for i, part in ipairs(list) do
    local place = part.place or part.from == part.to and "¶" .. part.from
                  or "¶" .. part.from .. "–" .. part.to
    parts[i] = place .. " " .. part.label
    differ = differ or part.label ~= list[1].label
  end
  return differ and table.concat(parts, "; ") or nil
end

return editorial
