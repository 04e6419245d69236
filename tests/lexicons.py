#!/usr/bin/env python3
"""Runs the lexicon files of tests/lexicons: text that anyone can add to.

    tests/lexicons.py TENOR [--accept]

bad/NN-name.yml      `tenor lexicon lint` refuses it (exit code 2) with the messages of NN-name.err beside it
doubtful/name.yml    it loads, but earns the warnings of name.err (exit code 1)
good/name.yml        `tenor lexicon test`: its examples all hit, its neutral sentences do not; no warning
import/name.ext      `tenor lexicon import` makes name.ext.yml of it and reports what is in name.ext.err; name.ext.args holds
                     options, if it needs any. What was made loads

With TENOR_LISTS=FOLDER every published list in that folder is imported too: it must load, and its entries add up.

--accept rewrites the .err files and import/*.yml with what came out (read the difference before committing it)."""
import difflib, os, re, shlex, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "lexicons")


def run(tenor, verb, folder, *args):
    """Exit code, standard output and standard error; run inside the folder, so that messages name the bare file."""
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TENOR_HOME": os.path.dirname(HERE),
           "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
    p = subprocess.run([tenor, "lexicon", verb, *args], cwd=folder, env=env, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    return p.returncode, *(out.decode("utf-8", "backslashreplace") for out in (p.stdout, p.stderr))


def check_messages(tenor, folder, name, accept):
    """What is wrong with the messages that a broken or doubtful file gets, as lines to print."""
    code, _, got = run(tenor, "lint", folder, name)
    wanted = 2 if os.path.basename(folder) == "bad" else 1
    path = os.path.join(folder, name[:-len(".yml")] + ".err")
    if accept:
        with open(path, "w", encoding="utf-8") as f:
            f.write(got)
    expected = open(path, encoding="utf-8").read() if os.path.exists(path) else ""
    wrong = ["exit code %d, not %d" % (code, wanted)] if code != wanted else []
    if not expected:
        wrong.append("no messages are expected: is there a .err file?")
    return wrong + list(difflib.unified_diff(expected.split("\n"), got.split("\n"), "expected", "got",
                                             lineterm="", n=2))


def check_good(tenor, folder, name, accept):
    """A good file passes its own examples, has some, and earns no warning."""
    code, out, err = run(tenor, "test", folder, name)
    wrong = ["exit code %d" % code] if code else []
    if out.startswith("0 passed"):
        wrong.append("it has no examples")
    return wrong + err.splitlines()


def difference(path, got, accept):
    if accept:
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(got)
    expected = open(path, encoding="utf-8", newline="").read() if os.path.exists(path) else ""
    return list(difflib.unified_diff(expected.split("\n"), got.split("\n"), "expected", "got", lineterm="", n=2))


def adds_up(report):
    """Whether the last line of a report accounts for every entry that was read."""
    n = {word: int(number) for number, word in re.findall(r"(\d+) (terms in|out|not|kept|stood)", report)}
    return n["terms in"] == n["out"] + n["not"] + n.get("kept", 0) + n.get("stood", 0)


def check_import(tenor, folder, name, accept):
    """An imported list: the lexicon, the report, and that the lexicon loads."""
    path = os.path.join(folder, name)
    args = shlex.split(open(path + ".args", encoding="utf-8").read()) if os.path.exists(path + ".args") else []
    code, out, err = run(tenor, "import", folder, name, *args)
    wrong = ["exit code %d" % code] if code else []
    wrong += difference(path + ".yml", out, accept) + difference(path + ".err", err, accept)
    if not wrong and not adds_up(err.splitlines()[-1]):
        wrong.append("does not add up: " + err.splitlines()[-1])
    code, _, err = run(tenor, "lint", folder, name + ".yml")
    return wrong + ([] if code < 2 else err.splitlines())


def check_published(tenor, folder, name, accept):
    """The same of a list that does not stand here, as far as it can be told."""
    with tempfile.TemporaryDirectory() as tmp:
        made = os.path.join(tmp, "made.yml")
        code, _, err = run(tenor, "import", folder, name, "-o", made)
        if code or not adds_up(err.splitlines()[-1]):
            return err.splitlines()[-1:]
        code, _, err = run(tenor, "lint", folder, made)
        return [] if code < 2 else err.splitlines()[:5]


def main():
    accept = "--accept" in sys.argv
    tenor = os.path.abspath([a for a in sys.argv[1:] if a != "--accept"][0])
    passed = failed = 0
    lists = os.environ.get("TENOR_LISTS")
    kinds = [("bad", check_messages), ("doubtful", check_messages), ("good", check_good), ("import", check_import)]
    if lists:
        kinds.append((os.path.abspath(lists), check_published))
    else:
        print("TENOR_LISTS is not set: no published list is imported")
    for kind, check in kinds:
        folder = os.path.join(FOLDER, kind)
        made = (".yml", ".err", ".args") if kind == "import" else ()
        for name in sorted(f for f in os.listdir(folder) if check is check_published or f.endswith(".yml") or made):
            if name.endswith(made or "/"):
                continue
            wrong = check(tenor, folder, name, accept)
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print("tests/lexicons/%s/%s" % (kind, name))
                for line in wrong:
                    print("    " + line)
    print("lexicons: %d passed, %d failed" % (passed, failed))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
