#!/usr/bin/env python3
"""Holds scripts/vader.lua against the answers of VADER's reference implementation, where they are at hand.

    tests/vader.py TENOR

Needs, beside the checkout, shared/data/lexicons/vader_lexicon.txt, the texts in shared/data/labelled/vader_*.jsonl and the
answers in shared/gold/vader_expected.jsonl; without them it says so and passes nothing. Scores must be equal to four decimals."""
import json, os, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
LIST = os.path.join(SHARED, "data/lexicons/vader_lexicon.txt")
ANSWERS = os.path.join(SHARED, "gold/vader_expected.jsonl")
FIELDS = ("compound", "pos", "neu", "neg")


def main():
    tenor = os.path.abspath(sys.argv[1])
    if not (os.path.exists(LIST) and os.path.exists(ANSWERS)):
        print("vader: 0 passed, 0 failed (skipped: no VADER list and answers beside the checkout)")
        return
    expected = {}
    for answer in map(json.loads, open(ANSWERS, encoding="utf-8")):
        expected.setdefault(answer["set"], {})[answer["id"]] = answer
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "lexicons"))
        subprocess.run([tenor, "lexicon", "import", LIST, "-q", "-o", "lexicons/vader.yml"], cwd=folder, check=True,
                       stderr=subprocess.DEVNULL)
        for name, answers in sorted(expected.items()):
            texts = os.path.join(SHARED, "data/labelled", name + ".jsonl")
            got = subprocess.run([tenor, "score", "-q", "-s", "vader", texts], cwd=folder, stdout=subprocess.PIPE,
                                 env={**os.environ, "TENOR_HOME": ROOT}, check=True).stdout
            records = {r["id"]: r.get("vader", {}) for r in map(json.loads, got.splitlines())}
            wrong = [i for i, a in answers.items()
                     if any(abs(records.get(i, {}).get(f, 9) - a[f]) > 5e-5 for f in FIELDS)]
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print("tests/vader.py: %s: %d of %d differ, first %s" % (name, len(wrong), len(answers), wrong[0]))
    print("vader: %d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
