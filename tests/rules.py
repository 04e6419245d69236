#!/usr/bin/env python3
"""Runs the three-line cases of tests/rules: what the engine makes of a sentence.

    tests/rules.py TENOR [tests/rules/NAME.txt ...]

A case is a title, a text of any number of lines, and what is expected of it:

    = a possessive stays with its word
    The workers’ own words.
    words: The | workers’ | own | words

Expected lines, one or more:

    words:      all words, as they stand in the text
    sentences:  all sentences
    parts:      the part of each paragraph: headline, lead, body, furniture
    quotes:     all that stands in quotation marks, outermost first where it nests, each with its kind:
                “so” partial | “Go home,” direct
    scare:      those quotations that nobody is said to have spoken
    reported:   all clauses of reported speech
    topics:     all that somebody speaks of in the author's words
    speakers:   who says each quotation, clause and topic, in their order: the words of the text that name the
                speaker, or - when nobody is known
    sources:    the same, as the name that the speaker is known by
    cues:       the words that carry each of them, or -
    voices:     the voice of each sentence: author, quoted, reported, or mixed
    hits:       all hits of the lexicon, each as text(category) and whatever is to be
                checked of it: its weight, its part, its voice, `negated` or `plain`
    no hits:    words that must not be hits, whatever else is
    targets:    whom each hit is about, and the rule that told: despot → Viktor Gall (naming-slot) | liar → none

Items are parted by ` | `; nothing behind the colon means none. Within a text, a line end shows as a blank. A line
`title: …` right below `= …` is the title in the article's record. Lines that begin with `# ` are comments. The
lexicon is tests/rules/rules.yml, or for NAME.txt a NAME.yml beside it."""
import json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "rules")
KEYS = ("words", "sentences", "parts", "quotes", "scare", "reported", "topics", "speakers", "sources", "cues",
        "voices", "hits", "no hits", "targets")


class Case:
    def __init__(self, place, title):
        self.place, self.title, self.headline, self.lines, self.expected = place, title, "", [], []

    def text(self):
        return "\n".join(self.lines).strip("\n")


def items(value):
    return [item.strip() for item in value.split(" | ")] if value.strip() else []


def read_cases(path):
    cases = []
    for number, line in enumerate(open(path, encoding="utf-8").read().split("\n"), 1):
        key, _, value = line.partition(":")
        if line.startswith("= "):
            cases.append(Case("%s:%d" % (os.path.relpath(path, os.path.dirname(HERE)), number), line[2:]))
        elif line.startswith("# ") or not cases:
            continue
        elif key in KEYS:
            cases[-1].expected.append((key, items(value)))
        elif key == "title" and not cases[-1].lines:
            cases[-1].headline = value.strip()
        elif line and cases[-1].expected:
            sys.exit("%s:%d: a new case begins with '= '" % (path, number))
        else:
            cases[-1].lines.append(line)
    return cases


def records(tenor, command, articles):
    """What tenor prints of the articles, by id."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.write("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))
        f.flush()
        p = subprocess.run([tenor] + command + ["--quiet", f.name], stdin=subprocess.DEVNULL, timeout=300,
                           env=dict(os.environ, TENOR_HOME=os.path.dirname(HERE)), stdout=subprocess.PIPE)
    if p.returncode:
        sys.exit("tenor %s: exit code %d" % (" ".join(command), p.returncode))
    return {r["id"]: r for r in map(json.loads, p.stdout.decode("utf-8").splitlines())}


def flat(text):
    return re.sub(r"\s+", " ", text)


def slices(text, ranges):
    return [flat(text[a:b]) for a, b in ranges]


def one(text, found, key):
    """What such a range of a quotation holds, or - without one."""
    start = found.get(key + "_start")
    return "-" if start is None else flat(text[start:found[key + "_end"]])


def hit_facts(hit):
    return {"%g" % hit["weight"], hit["part"], hit["voice"], "negated" if hit["negated"] else "plain"}


def aimed(hit):
    return "%s → %s" % (flat(hit["text"]), "%s (%s)" % (hit["target"], hit["rule"]) if hit["target"] else "none")


def same_hit(expected, hit):
    """text(category) fact fact"""
    name, category, facts = re.fullmatch(r"(.*)\(([^)]*)\)(.*)", expected).groups()
    return (name, category) == (flat(hit["text"]), hit["category"]) and set(facts.split()) <= hit_facts(hit)


def check(case, found, said):
    """[(key, expected, got)] of what differs; `found` is what annotate printed, `said` what text.lua did."""
    text, wrong = case.text(), []
    quotes = [(q["kind"], s) for q in found["quotes"] for s in slices(text, [(q["start"], q["end"])])]
    hits = ["%s(%s) %s" % (flat(h["text"]), h["category"], " ".join(sorted(hit_facts(h)))) for h in found["hits"]]
    got = {"words": items(said.get("words", "")), "parts": items(said.get("parts", "")),
           "sentences": slices(text, found["sentences"]), "hits": hits,
           "quotes": [s + " " + kind for kind, s in quotes if kind not in ("reported", "topic")],
           "scare": [s for q in found["quotes"] if q.get("scare") for s in slices(text, [(q["start"], q["end"])])],
           "reported": [s for kind, s in quotes if kind == "reported"],
           "topics": [s for kind, s in quotes if kind == "topic"],
           "speakers": [one(text, q, "speaker") for q in found["quotes"]],
           "sources": [q["speaker"] or "-" for q in found["quotes"]],
           "cues": [one(text, q, "cue") for q in found["quotes"]],
           "voices": items(said.get("voices", "")),
           "targets": [aimed(h) for h in found["hits"]]}
    for key, expected in case.expected:
        if key == "no hits":
            good = not set(expected) & {flat(h["text"]) for h in found["hits"]}
        elif key == "hits":
            good = len(expected) == len(hits) and all(map(same_hit, expected, found["hits"]))
        else:
            good = expected == got[key]
        if not good:
            wrong.append((key, expected, got[key.replace("no ", "")]))
    return wrong or ([] if case.expected else [("words", ["nothing is expected"], [])])


def lexicon_of(path):
    own = os.path.splitext(path)[0] + ".yml"
    return own if os.path.exists(own) else os.path.join(FOLDER, "rules.yml")


def main():
    tenor, files = os.path.abspath(sys.argv[1]), sys.argv[2:]
    files = files or sorted(os.path.join(FOLDER, f) for f in os.listdir(FOLDER) if f.endswith(".txt"))
    cases, found, said, failed = [], {}, {}, 0
    for path in files:
        own = read_cases(path)
        articles = [{"id": c.place, "title": c.headline, "text": c.text()} for c in own]
        found.update(records(tenor, ["annotate", "--offsets", "chars", "-l", lexicon_of(path)], articles))
        said.update(records(tenor, ["score", "-s", os.path.join(FOLDER, "text.lua")], articles))
        cases += own
    for case in cases:
        wrong = check(case, found[case.place], said[case.place]["text"])
        failed += bool(wrong)
        if wrong:
            print("%s: %s" % (case.place, case.title))
        for key, expected, got in wrong:
            print("    %-9s %s\n    %-9s %s" % (key + ":", " | ".join(expected), "got:", " | ".join(got)))
    print("rules: %d passed, %d failed" % (len(cases) - failed, failed))
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
