#!/usr/bin/env python3
"""Runs golden command lines: text that anyone can add to.

    tests/cases.py TENOR [--accept] [tests/cases/NAME.txt ...]

A case file holds commands and what they print:

    # why this matters
    $ tenor lexicon nonsense
    ! tenor: no 'lexicon nonsense'; there are list, show, lint and test
    ? 2

A line `$ …` is run by sh in the checkout, with `tenor` on the PATH and $TMP an empty folder that the whole file
shares. The lines behind it are its standard output; `! ` marks standard error, `? N` the exit code when it
is not 0. A line `…` alone stands for any number of lines. --accept rewrites the files with what came
out (read the difference before committing it)."""
import difflib, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)


def parse(text):
    """[(leading comment lines, command or None, expected lines)]"""
    cases, lead, current = [], [], None
    for line in text.split("\n"):
        if line.startswith("$ "):
            current = (lead, line[2:], [])
            cases.append(current)
            lead = []
        elif current is not None and line == "" or line.startswith("# "):
            lead.append(line)
        elif current is None:
            lead.append(line)
        else:
            current[2].extend(lead + [line])
            lead = []
    return cases, lead


def run(command, env):
    p = subprocess.run(["sh", "-c", command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
    out = p.stdout.decode("utf-8", "backslashreplace").replace("\r\n", "␍\n").split("\n")
    err = p.stderr.decode("utf-8", "backslashreplace").split("\n")
    lines = out[:-1] if out[-1] == "" else out + ["(no newline at the end)"]
    lines += ["! " + line for line in (err[:-1] if err[-1] == "" else err)]
    lines = [line.replace(env["TMP"], "$TMP") for line in lines]
    return lines + (["? %d" % p.returncode] if p.returncode else [])


def same(expected, got):
    """Equal but for `…` lines, each of which stands for any number of lines."""
    if "…" not in expected:
        return expected == got
    pattern = "".join("(.*\n)*?" if e == "…" else re.escape(e) + "\n" for e in expected)
    return re.fullmatch(pattern, "".join(g + "\n" for g in got)) is not None


def main():
    args = sys.argv[1:]
    accept = "--accept" in args
    args = [a for a in args if a != "--accept"]
    tenor, files = os.path.abspath(args[0]), args[1:]
    folder = os.path.join(HERE, "cases")
    files = files or sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".txt"))
    passed = failed = 0
    for path in files:
        cases, tail = parse(open(path, encoding="utf-8").read())
        rewritten = []
        with tempfile.TemporaryDirectory() as tmp, tempfile.TemporaryDirectory() as bin_folder:
            os.symlink(tenor, os.path.join(bin_folder, "tenor"))
            env = {"PATH": bin_folder + ":" + os.environ["PATH"], "TMP": tmp, "HOME": tmp, "TERM": "dumb",
                   "LC_ALL": "C.UTF-8", "COLUMNS": "80", "TENOR_HOME": ROOT,
                   "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
            for lead, command, expected in cases:
                got = run(command, env)
                good = same(expected, got)
                passed, failed = passed + good, failed + (not good)
                rewritten += lead + ["$ " + command] + (expected if good else got)
                if not good and not accept:
                    print("%s: $ %s" % (os.path.relpath(path, ROOT), command))
                    for line in difflib.unified_diff(expected, got, "expected", "got", lineterm="", n=2):
                        print("    " + line)
        if accept:
            open(path, "w", encoding="utf-8").write("\n".join(rewritten + tail))
    print("cases: %d passed, %d failed" % (passed, failed))
    return 1 if failed and not accept else 0


if __name__ == "__main__":
    sys.exit(main())
