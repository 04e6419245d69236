#!/usr/bin/env python3
"""Runs the lexicon files of tests/lexicons: text that anyone can add to.

    tests/lexicons.py TENOR [--accept]

bad/NN-name.yml      `tenor lexicon lint` refuses it (exit code 2) with the messages of NN-name.err beside it
doubtful/name.yml    it loads, but earns the warnings of name.err (exit code 1)
good/name.yml        `tenor lexicon test`: its examples all hit, its neutral sentences do not; no warning

--accept rewrites the .err files with what came out (read the difference before committing it)."""
import difflib, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "lexicons")


def run(tenor, verb, folder, name):
    """Exit code, standard output and standard error; run inside the folder, so that messages name the bare file."""
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TENOR_HOME": os.path.dirname(HERE),
           "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
    p = subprocess.run([tenor, "lexicon", verb, name], cwd=folder, env=env, stdin=subprocess.DEVNULL,
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


def main():
    accept = "--accept" in sys.argv
    tenor = os.path.abspath([a for a in sys.argv[1:] if a != "--accept"][0])
    passed = failed = 0
    for kind, check in (("bad", check_messages), ("doubtful", check_messages), ("good", check_good)):
        folder = os.path.join(FOLDER, kind)
        for name in sorted(f for f in os.listdir(folder) if f.endswith(".yml")):
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
