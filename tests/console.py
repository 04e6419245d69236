#!/usr/bin/env python3
"""Runs the console blocks of a page and says where it prints something else than they show.

    tests/console.py [--accept] README.md docs/NAME.md ...

A block that opens with ```console holds lines `$ …` and what they print, standard error included. They are run one
after the other by sh, with the tenor that is first on the PATH, in an empty folder from which the checkout's own
folders can be reached. A line `…` stands for what is left out: as many lines are shown before and behind it as the
page has. Blocks ```sh are run for what they leave behind, and a block of any other kind is the file whose name ends
the line before it (save this as `mine.yml`:). --accept writes what came out into the page (read the difference before
committing it)."""
import difflib, os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(command, folder):
    env = {**os.environ, "COLUMNS": "80", "TERM": "dumb", "TENOR_NO_CONFIG": "1",
           "SAMPLES": os.path.join(ROOT, "tests/articles")}
    p = subprocess.run(["sh", "-c", command], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                       stderr=subprocess.STDOUT, timeout=120, env=env)
    return p.stdout.decode("utf-8").splitlines()


def shortened(lines, expected):
    """The lines, left out where the page leaves out."""
    if "…" not in expected:
        return lines
    before = expected.index("…")
    behind = len(expected) - before - 1
    return lines[:before] + ["…"] + lines[len(lines) - behind:]


def shown(block, folder):
    """The block as it would look now."""
    starts = [i for i, line in enumerate(block) if line.startswith("$ ")]
    lines = []
    for start, end in zip(starts, starts[1:] + [len(block)]):
        lines += [block[start]] + shortened(run(block[start][2:], folder), block[start + 1:end])
    return lines


def current(text, folder):
    """The page with its blocks as they would look now."""
    out, block, kind = [], None, None
    named = lambda: re.search(r"`([\w.-]+)`:$", "\n".join(out).rstrip())
    for line in text.split("\n"):
        if block is None and line.startswith("```"):
            block, kind, file = [], line[3:], named()
            out.append(line)
        elif block is None:
            out.append(line)
        elif line == "```":
            if kind == "console":
                block = shown(block, folder)
            elif kind == "sh":
                run("\n".join(block), folder)
            elif kind and file:
                with open(os.path.join(folder, file[1]), "w", encoding="utf-8") as f:
                    f.write("\n".join(block) + "\n")
            out += block + [line]
            block = None
        else:
            block.append(line)
    return "\n".join(out)


def main():
    accept = "--accept" in sys.argv
    code = 0
    for path in [a for a in sys.argv[1:] if a != "--accept"]:
        old = open(path, encoding="utf-8").read()
        with tempfile.TemporaryDirectory() as folder:
            for name in ("tests", "lexicons", "scripts", "docs"):
                os.symlink(os.path.join(ROOT, name), os.path.join(folder, name))
            new = current(old, folder)
        if accept:
            open(path, "w", encoding="utf-8").write(new)
            continue
        difference = list(difflib.unified_diff(old.split("\n"), new.split("\n"), "the page", "now", lineterm="", n=1))
        print("\n".join(difference) if difference else "%s: as it says" % path)
        code |= bool(difference)
    return code


if __name__ == "__main__":
    sys.exit(main())
