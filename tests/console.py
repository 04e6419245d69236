#!/usr/bin/env python3
"""Runs the console blocks of a page and says where it prints something else than they show.

    tests/console.py [--accept] docs/NAME.md ...

A block that opens with ```console holds lines `$ …` and what they print, standard error included. They are run by
sh in the checkout, with the tenor that is first on the PATH. --accept writes what came out into the page (read the
difference before committing it)."""
import difflib, os, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def shown(block):
    """The block as it would look now."""
    lines = []
    for line in block:
        if not line.startswith("$ "):
            continue
        p = subprocess.run(["sh", "-c", line[2:]], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                           stderr=subprocess.STDOUT, timeout=120, env={**os.environ, "COLUMNS": "80", "TERM": "dumb"})
        lines += [line] + p.stdout.decode("utf-8").splitlines()
    return lines


def current(text):
    """The page with its blocks as they would look now."""
    out, block = [], None
    for line in text.split("\n"):
        if block is None:
            out.append(line)
            block = [] if line == "```console" else None
        elif line == "```":
            out += shown(block) + [line]
            block = None
        else:
            block.append(line)
    return "\n".join(out)


def main():
    accept = "--accept" in sys.argv
    code = 0
    for path in [a for a in sys.argv[1:] if a != "--accept"]:
        old = open(path, encoding="utf-8").read()
        new = current(old)
        if accept:
            open(path, "w", encoding="utf-8").write(new)
            continue
        difference = list(difflib.unified_diff(old.split("\n"), new.split("\n"), "the page", "now", lineterm="", n=1))
        print("\n".join(difference) if difference else "%s: as it says" % path)
        code |= bool(difference)
    return code


if __name__ == "__main__":
    sys.exit(main())
