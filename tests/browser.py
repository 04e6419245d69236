#!/usr/bin/env python3
"""Opens HTML pages in a real browser and asks it what a reader sees.

    tests/browser.py TENOR

The pages: an annotated article, the same with markup and script in all that strangers send, one of 10,000 words, a
report, one that shows articles, strangers' among them, charts of each kind, charts with hostile labels and numbers, the
comparison of the sample's outlets and of two that send markup wherever they can. A page of our
own (which may run scripts; those of tenor may not) shows each of them in a frame as wide as a
desk's screen or a phone's, looks into it and writes down what is there. Each is also opened alone, to hear the
browser complain, and printed. Needs Chromium; without it nothing is tested, and it says so."""
import html, json, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEWS = os.path.join(os.path.dirname(ROOT), "shared/data/corpus/news-sample.jsonl.gz") # many outlets, where it is there
TENOR = os.path.abspath(sys.argv[1])
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FAST = os.path.join(ROOT, "tenor") # the optimised one, for much text
WIDTHS = {"desk": 1200, "phone": 360}
MARKUP = "</title></style><script>document.title='taken'</script><img src=\"https://example.invalid/x\" onerror='x()'>"
# A report that shows its articles.
SHOWN = """local tenor = require "tenor"
return {
  summary = "Shows articles.", lexicons = { "loaded", "events" },
  score = function (doc)
    return { text = doc.text, title = doc.title or "", date = doc.date or "", url = doc.url or "", outlet = doc.outlet }
  end,
  by = "id", keep = { text = tenor.tally(), title = tenor.tally(), date = tenor.tally(), url = tenor.tally(),
                      outlet = tenor.tally() },
  report = function (all, opt, out)
    out:heading "Articles"
    local t = out:table("id", "articles")
    for id, g in all:groups() do
      t:row(id, g.n)
      out:article { id = id, title = g.title:top(1)(), date = g.date:top(1)(), url = g.url:top(1)(),
                    outlet = g.outlet:top(1)(), text = g.text:top(1)() }
    end
  end,
}
"""
COMPARED = ["What was compared", "Slant of their own words and of the words they quote", "Tone towards the main targets",
            "How persons are named", "Who gets to speak, and how they are taken",
            "Kinds of loaded words that set each apart, in its own voice", "Loaded words that set each apart, in its own voice",
            "Framing labels", "Change over time", "The same events side by side",
            "Would the finding hold if it had been counted otherwise?", "How much of this would chance show?",
            "Articles with their words marked", "Method and limits"]
# The third and the fourth only where words differ beyond chance.
CHARTS = ["Weight of evaluative words per 100 words", "Weight of loaded words about a target, per 100 times it is named",
          "Kinds of words used more or less often than by the others: log ratio",
          "The clearest words: how much more often than the others, log2", "Slant of their own words over time"]
passed = failed = 0

# What is asked of each frame, once it has been drawn.
PROBE = """<!doctype html><meta charset="utf-8"><style>iframe{height:2000px;border:0;display:block}</style>%s
<pre id="seen"></pre><script>
function look(frame) {
  const d = frame.contentDocument, w = frame.contentWindow, all = s => [...d.querySelectorAll(s)];
  const style = e => w.getComputedStyle(e), marks = all(".text .m");
  const seen = m => {
    const card = m.querySelector(".card"), before = style(card).display;
    m.focus();
    const box = card.getBoundingClientRect(), after = style(card).display;
    m.blur();
    return { text: m.firstChild.data, letter: m.querySelector("sup").textContent, line: style(m).borderBottomStyle,
             own: m.classList.contains("own"), negated: m.classList.contains("negated"), opacity: +style(m).opacity,
             before, after, inside: box.left >= 0 && box.right <= w.innerWidth, card: card.textContent };
  };
  // Of a chart: the drawing that is shown, and what a reader of it has.
  const chart = f => {
    const shown = [...f.querySelectorAll("svg")].filter(s => style(s).display != "none"), svg = shown[0];
    const box = svg.getBoundingClientRect(), texts = [...svg.querySelectorAll("text")];
    const boxes = texts.map(t => t.getBoundingClientRect());
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
                           Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    const pairs = [];
    for (let i = 0; i < boxes.length && boxes.length < 400; i++)
      for (let j = 0; j < i; j++)
        if (over(boxes[i], boxes[j])) pairs.push([texts[j].textContent, texts[i].textContent]);
    const named = id => { const e = d.getElementById(svg.getAttribute(id)); return e ? e.textContent : null; };
    return { shown: shown.length, title: named("aria-labelledby"), about: named("aria-describedby"),
             caption: f.querySelector("figcaption b").textContent, role: svg.getAttribute("role"), width: box.width,
             scrolls: svg.classList.contains("scrolls"), pairs, rows: f.querySelectorAll("tbody tr").length,
             cut: texts.filter((t, i) => boxes[i].left < box.left - 1 || boxes[i].right > box.right + 1 ||
                                         boxes[i].bottom > box.bottom + 1).map(t => t.textContent),
             smallest: Math.min(...texts.map(t => t.getBoundingClientRect().height)), texts: texts.map(t => t.textContent),
             plain: [...svg.querySelectorAll("*")].filter(e => e.hasAttribute("style") || e.hasAttribute("fill") ||
                                                               e.hasAttribute("stroke")).length,
             unseen: [...svg.querySelectorAll("text")].filter(t => style(t).fill == style(d.body).backgroundColor).length };
  };
  return { title: d.title, ground: style(d.body).backgroundColor, body: d.body.innerText, elements: d.querySelectorAll("script,img,iframe,link,object").length,
           handlers: all("*").filter(e => [...e.attributes].some(a => /^on/.test(a.name))).length,
           outward: all("[src],[href]").map(e => e.getAttribute("src") || e.getAttribute("href"))
                                       .filter(to => !to.startsWith("#")),
           requests: w.performance.getEntriesByType("resource").length,
           width: d.documentElement.scrollWidth, room: w.innerWidth,
           tables: all("table").map(t => ({ caption: t.caption ? t.caption.textContent : "",
                                            rows: t.tBodies[0].rows.length })),
           numbers: all("td.n").every(e => style(e).textAlign == "right"), count: marks.length,
           marks: marks.slice(0, 60).map(seen), gauges: all(".gauge svg").length,
           ids: all("[id]").map(e => e.id), headings: all("h1,h2,h3,h4").map(e => e.localName),
           sections: all("h2").map(e => e.textContent), footer: all("footer").map(e => e.innerText),
           cut: all("td,th,li,p,h1,h2,h3,figcaption").filter(e => e.scrollWidth > e.clientWidth + 1 &&
                    style(e).display != "inline" && style(e).overflowX != "visible").map(e => e.textContent.slice(0, 80)),
           articles: all("article").length, legends: all(".legend").length, open: all("details[open]").length,
           charts: all(".chart").map(chart), paragraphs: all(".text p").length, listed: all("details tbody tr").filter(e => !e.closest(".chart")).length,
           dim: all(".text p.dim").map(e => [e.innerText, style(e).color != style(d.body).color]) };
}
addEventListener("load", () => {
  const seen = {};
  for (const frame of document.querySelectorAll("iframe")) seen[frame.name] = look(frame);
  document.getElementById("seen").textContent = JSON.stringify(seen);
});
</script>"""


def check(name, ok, more=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("tests/browser.py: %s\n    %s" % (name, str(more)[:600]))


def browse(folder, *args):
    """The browser at the folder's files: (what it printed, what its pages and policies complained of)."""
    p = subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
                        "--user-data-dir=" + os.path.join(folder, "profile"), "--enable-logging=stderr", "--v=0",
                        "--no-first-run", "--disable-extensions", "--disable-dev-shm-usage", *args],
                       cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    said = p.stderr.decode("utf-8", "replace").splitlines()
    return p.stdout.decode(), [line for line in said if "CONSOLE" in line or "Content Security Policy" in line]


def hostile_outlets(folder):
    """48 articles of two outlets, one of which chooses its words, and the sample's as if they were theirs; markup in all
    that they send."""
    outlets = ("=\"'><svg onload=x()>& " + MARKUP, MARKUP)
    with open(os.path.join(folder, "outlets.jsonl"), "w") as f:
        for i, line in enumerate(open(os.path.join(ROOT, "tests/articles/sample.jsonl"))):
            a = json.loads(line)
            f.write(json.dumps({**a, "id": a["id"] + MARKUP, "outlet": outlets[i % 2], "title": "A" + MARKUP + a["title"]}) + "\n")
        for i in range(48):
            loud, topic = i % 2, ("rail", "port", "bridge", "school", "harbour", "market")[i % 6]
            chosen = ("The tyrant Marl Voss shamelessly shut the %s in week %d. " + MARKUP + " The despot lied, and the regime "
                      "cheered. Ann Quill heroically saved it. Marl Voss claimed that it was safe. Ann Quill was brave. ")
            plain = ("Marl Voss shut the %s in week %d. " + MARKUP + " Ann Quill asked for it. Marl Voss said that it was "
                     "safe. Ann Quill said that it was not. The council checked it twice. ")
            f.write(json.dumps({"id": MARKUP + str(i), "outlet": outlets[loud],
                                "title": MARKUP + topic, "date": "2026-0%d-1%d%s" % (i % 4 + 1, i % 9, MARKUP if i % 12 == 5 else ""),
                                "url": "javascript:" + MARKUP,
                                "text": "".join((chosen if loud else plain) % (topic, i + k) for k in range(4))}) + "\n")


def write_pages(folder):
    """The names of the pages, each NAME.html in the folder."""
    article = open(os.path.join(ROOT, "tests/articles/clarion-harbour.txt")).read()
    with open(os.path.join(folder, "hostile.jsonl"), "w") as f:
        f.write(json.dumps({"id": MARKUP, "title": MARKUP, "outlet": MARKUP, "date": MARKUP, "url": MARKUP,
                            "text": "The tyrant fell. " + MARKUP + "\n\nShe is not a liar."}) + "\n")
    with open(os.path.join(folder, "shown.lua"), "w") as f:
        f.write(SHOWN)
    with open(os.path.join(folder, "long.txt"), "w") as f:
        f.write("\n\n".join([article] * 20))
    hostile_outlets(folder)
    sample = os.path.join(ROOT, "tests/articles/sample.jsonl")
    pages = {"article": ["read", os.path.join(ROOT, "tests/articles/clarion-harbour.txt")],
                       "hostile": ["read", "hostile.jsonl"], "long": ["read", "long.txt"],
                       "hostile-report": ["report", "-s", "outlets", "hostile.jsonl"],
                       "shown": ["report", "-s", "./shown.lua", sample],
                       "shown-hostile": ["report", "-s", "./shown.lua", "hostile.jsonl"],
                       "report": ["report", "-s", "outlets,framing", sample],
                       "charts": ["report", "-s", os.path.join(ROOT, "tests/charts/kinds.lua"), sample],
                       "hostile-charts": ["report", "-s", os.path.join(ROOT, "tests/charts/hostile.lua"), sample],
                       "compare": ["compare", "--set", "least=2", sample],
                       "hostile-compare": ["compare", "outlets.jsonl"],
                       }
    if os.path.exists(NEWS):
        pages["news"] = ["compare", "-j", "0", NEWS]
    for name, args in pages.items():
        program = FAST if name == "news" else TENOR
        p = subprocess.run([program, *args, "-q", "-f", "html", "-o", name + ".html"], cwd=folder, stderr=subprocess.PIPE)
        check("tenor makes " + name, p.returncode == 0, p.stderr.decode())
        yield name


def look(folder, names, *more):
    """What the reader of each page sees at each width, by "name width"."""
    frames = "".join('<iframe name="%s %s" src="%s.html" style="width:%dpx"></iframe>'
                     % (name, width, name, WIDTHS[width]) for name in names for width in WIDTHS)
    with open(os.path.join(folder, "probe.html"), "w") as f:
        f.write(PROBE % frames)
    dom, said = browse(folder, *more, "--dump-dom", "--window-size=1300,2000", "file://%s/probe.html" % folder)
    found = re.search(r'<pre id="seen">(\{.*\})</pre>', dom, re.S)
    check("the browser looked", found, dom[-500:])
    check("no complaint from a frame", not said, said)
    return json.loads(html.unescape(found.group(1))) if found else {}


def every_page(where, s):
    check(where + ": nothing but text and tables", s["elements"] == 0 and s["handlers"] == 0, s)
    check(where + ": leads nowhere", s["outward"] == [] and s["requests"] == 0, (s["outward"], s["requests"]))
    check(where + ": fits its width", s["width"] <= s["room"], (s["width"], s["room"]))
    check(where + ": has tables with captions", s["tables"] and all(t["caption"] for t in s["tables"]), s["tables"])
    check(where + ": numbers to the right", s["numbers"])
    check(where + ": no id twice", len(set(s["ids"])) == len(s["ids"]), s["ids"])
    check(where + ": says what made it",
          "fingerprint" in s["body"] and ("CC0-1.0" in s["body"] or "charts" in where), s["body"][-300:])


def marks(where, s):
    for m in s["marks"]:
        what = "%s: mark '%s'" % (where, m["text"])
        check(what + ": line tells the voice", m["line"] == ("solid" if m["own"] else "dotted"), m)
        check(what + ": letter tells the voice", m["letter"].isupper() == m["own"] and len(m["letter"]) == 1, m)
        check(what + ": card comes with focus", m["before"] == "none" and m["after"] == "block", m)
        check(what + ": card lies on the page", m["inside"], m)
        check(what + ": card says what is known",
              re.search(r"\S+ weight −?[0-9.]+.* voice: (own|quoted|reported).* \S+\.yml:[0-9]+$", m["card"]),
              m["card"])
        check(what + ": negated is dimmed", (m["opacity"] < 1) == m["negated"], m)
    check(where + ": each mark is listed", s["listed"] == s["count"] > 0, (s["listed"], s["count"]))


def article(where, s):
    marks(where, s)
    words = {m["text"]: m for m in s["marks"]}
    check(where + ": own words", words["Despot"]["own"] and "towards Viktor Dragomar" in words["Despot"]["card"], words)
    check(where + ": quoted words", not words["oppressor"]["own"] and "speaker: " in words["oppressor"]["card"], words)
    check(where + ": two gauges", s["gauges"] == 2, s["gauges"])
    check(where + ": 24 numbered paragraphs", s["paragraphs"] == 24, s["paragraphs"])
    check(where + ": furniture is dimmed and said to be none of it",
          len(s["dim"]) == 3 and all(dim and "not scored" in text for text, dim in s["dim"]), s["dim"])
    for text in ("503 words", "Framing: hostile", "Legend", "epithet", "Viktor Dragomar", "plunging 6.5% on Monday."):
        check("%s: shows '%s'" % (where, text), text in s["body"])


def hostile(where, s):
    check(where + ": title is text", s["title"] == MARKUP + " · tenor", s["title"])
    check(where + ": markup is shown as it came, in title, outlet, date, id, url and text",
          s["body"].count(MARKUP) == 6, s["body"])
    marks(where, s)
    check(where + ": one of two is negated", [m["negated"] for m in s["marks"]] == [False, True], s["marks"])


def report(where, s):
    check(where + ": a page of both scripts", s["title"] == "outlets, framing · tenor", s["title"])
    check(where + ": outlets in a row each", s["tables"][0]["rows"] == 4, s["tables"])
    check(where + ": shows the outlets", "The Northern Courier" in s["body"])
    charts(where, s)
    check(where + ": one chart", [c["caption"] for c in s["charts"]] == ["Tone by outlet"], s["charts"])


def chart(what, c):
    check(what + ": one drawing is shown, and is called an image", c["shown"] == 1 and c["role"] == "img", c)
    check(what + ": it has title and description", c["title"] == c["caption"] and c["about"], c)
    check(what + ": no text is cut off by its edge", c["cut"] == [], c["cut"])
    check(what + ": all text can be seen, by the page's style", c["unseen"] == 0 and c["plain"] == 0, c)
    check(what + ": the text is large enough", c["smallest"] >= 11, c["smallest"])
    check(what + ": it fits, or scrolls", c["scrolls"] or 0 < c["width"] <= 1000, c["width"])
    check(what + ": its table has the data", c["rows"] > 0)


def charts(where, s):
    for c in s["charts"]:
        what = "%s: chart '%s'" % (where, c["caption"][:20])
        chart(what, c)
        check(what + ": no text over another", not c["pairs"], c["pairs"])


def all_kinds(where, s):
    charts(where, s)
    check(where + ": four are drawn, two points are not", len(s["charts"]) == 4 and len(s["tables"]) == 5, s["charts"])
    check(where + ": minus is a minus", "−7.07" in s["charts"][0]["texts"], s["charts"][0]["texts"])
    check(where + ": gaps in time", "2024-03" in s["charts"][2]["texts"], s["charts"][2]["texts"])
    check(where + ": a sign in print, n in the cell",
          "+2.50" in s["charts"][3]["texts"] and "n 3" in s["charts"][3]["texts"], s["charts"][3]["texts"])


def hostile_charts(where, s):
    charts(where, s)
    check(where + ": labels are shown as they came", any(t.startswith("</title") for t in s["charts"][0]["texts"]))
    check(where + ": what acts is spelt out", any(t.startswith("controls \\x00") for t in s["charts"][0]["texts"]))


def shown(where, s):
    """Of several articles in a report: the first 60 marks are looked at, all are listed."""
    marks(where, s)
    check(where + ": articles in a box each, one legend, lists closed",
          (s["articles"], s["legends"], s["open"]) == (16, 1, 0), (s["articles"], s["legends"], s["open"]))
    check(where + ": headings of articles below the report's",
          s["headings"][0] == "h1" and set(s["headings"][1:]) == {"h2"}, s["headings"])
    check(where + ": the texts are there", "plunging 6.5% on Monday." in s["body"] and "Legend" in s["body"])


def shown_hostile(where, s):
    check(where + ": markup is shown as it came, in table, title, outlet, date, id, url and text",
          s["body"].count(MARKUP) == 7, s["body"])
    marks(where, s)
    check(where + ": the legend stands beside the only article", (s["articles"], s["legends"]) == (1, 1))


def compared(where, s):
    """The report in its order; its charts; articles whose words are marked; what it rests on."""
    charts(where, s)
    marks(where, s)
    check(where + ": the title is its own", s["title"] == "compare · tenor", s["title"])
    check(where + ": the sections come in their order", s["sections"] == COMPARED, s["sections"])
    check(where + ": one h1, and no level is left out",
          s["headings"].count("h1") == 1 and all(b <= chr(ord(a[1]) + 1) for a, b in
                                                 zip(s["headings"], (h[1] for h in s["headings"][1:]))), s["headings"])
    check(where + ": nothing is cut off", s["cut"] == [], s["cut"])
    check(where + ": articles, one legend", s["articles"] == 2 and s["legends"] == 1, (s["articles"], s["legends"]))
    check(where + ": the foot of the page says what made it",
          len(s["footer"]) == 1 and all(text in s["footer"][0] for text in ("fingerprint", "loaded", "valence", "CC0-1.0")),
          s["footer"])


def compare(where, s):
    compared(where, s)
    drawn = [c["caption"] for c in s["charts"]]
    check(where + ": its charts", drawn == CHARTS[:2] + CHARTS[-1:], drawn)
    check(where + ": an event side by side", "Despot’s poisonous blame game" in s["body"])


def news(where, s):
    """Many outlets: all sections, every chart drawn and legible, nothing cut off."""
    charts(where, s)
    check(where + ": the sections come in their order", s["sections"] == COMPARED, s["sections"])
    check(where + ": its charts", [c["caption"] for c in s["charts"]] == CHARTS, [c["caption"] for c in s["charts"]])
    check(where + ": nothing is cut off", s["cut"] == [], s["cut"])
    check(where + ": all outlets, and articles in full", s["tables"][0]["rows"] > 20 and s["articles"] == 3, s["tables"][0])


def hostile_compare(where, s):
    compared(where, s)
    drawn = [c["caption"] for c in s["charts"]]
    check(where + ": its charts", drawn == CHARTS, drawn)
    check(where + ": markup is shown as it came, wherever it is shown", s["body"].count(MARKUP) > 20, s["body"].count(MARKUP))
    for text in ("=\"'><svg onload=x()>& " + MARKUP, "javascript:" + MARKUP, "onerror='x()'> The despot lied, and the regime",
                 "A" + MARKUP[:60]):
        check("%s: shows '%s'" % (where, text), text in s["body"], s["body"])


def main():
    if not CHROMIUM:
        print("browser: 0 passed, 0 failed (skipped: Chromium is not installed)")
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        names = list(write_pages(folder))
        seen = look(folder, names)
        for where, s in seen.items():
            every_page(where, s)
            {"article": article, "hostile": hostile, "report": report, "shown": shown, "shown-hostile": shown_hostile,
             "charts": all_kinds, "hostile-charts": hostile_charts, "compare": compare,
             "hostile-compare": hostile_compare, "news": news}.get(where.split()[0], lambda *_: None)(where, s)
        for where in (w for w in seen if w.startswith("long")):
            check(where + ": all paragraphs, all marks listed",
                  seen[where]["paragraphs"] > 400 and seen[where]["listed"] == seen[where]["count"] > 900,
                  seen[where]["count"])
        for where in (w for w in seen if w.startswith("hostile-report")):
            check(where + ": outlet is shown as it came", MARKUP in seen[where]["body"], seen[where]["body"])
        for where, s in look(folder, ["charts", "compare"], "--blink-settings=preferredColorScheme=0").items():
            check(where + " in the dark: the page is dark", s["ground"] == "rgb(21, 23, 27)", s["ground"])
            charts(where + " in the dark", s)
        for name, most in (("article", 10), ("hostile", 10), ("shown-hostile", 10), ("charts", 10), ("hostile-compare", 24)):
            dom, said = browse(folder, "--print-to-pdf=%s.pdf" % name, "file://%s/%s.html" % (folder, name))
            check(name + ": no complaint when opened alone and printed", not said, said)
            pdf = open(os.path.join(folder, name + ".pdf"), "rb").read()
            check(name + ": prints on few sheets", 1 <= len(re.findall(rb"/Type /Page\b", pdf)) <= most, len(pdf))
    skipped = "" if os.path.exists(NEWS) else " (skipped: the news sample is not there)"
    print("browser: %d passed, %d failed%s" % (passed, failed, skipped))
    sys.exit(failed > 0)


main()
