#!/usr/bin/env python3
"""CPU time and peak memory of tenor, each as a ratio to `wc -w` on the same text or to the row it is held against;
best of several runs. See README.md beside this file."""
import os, subprocess, sys, tempfile, time
import corpus

TENOR = os.path.join(corpus.ROOT, "tenor")
STAGES = os.path.join(corpus.ROOT, os.environ.get("STAGES", "build/release/bench/stages"))
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
MB = float(os.environ.get("BENCH_MB", "20"))
ONLY = os.environ.get("BENCH_ONLY", "").split()
THREE = ["-s", "tone,loaded,frames"]


class Cost:
    def __init__(self, cpu, wall, memory):
        self.cpu, self.wall, self.memory = cpu, wall, memory


def measure(command, runs=RUNS, folder=None):
    """The least CPU time, time on the clock and peak memory (MB) of several runs, workers included."""
    best = None
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TENOR_HOME": corpus.ROOT}
    for _ in range(runs):
        start = time.monotonic()
        with open(os.devnull, "wb") as null:
            p = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=null, stderr=null, env=env, cwd=folder)
            _, status, usage = os.wait4(p.pid, 0)
        if status not in (0, 3 << 8):  # 3: an article failed, as hostile ones may
            sys.exit("%s: exit status %d" % (" ".join(command), status))
        cost = Cost(usage.ru_utime + usage.ru_stime, time.monotonic() - start, usage.ru_maxrss / 1024)
        if best is None or cost.cpu < best.cpu:
            best = cost
    return best


def score(*arguments, runs=RUNS, folder=None):
    return measure([TENOR, "score", "-q", *arguments], runs, folder)


def words_of(text):
    return measure(["wc", "-w", text])


# ---- tables --------------------------------------------------------------------------------------------------

def head(title, base):
    print("\n%-34s %8s %9s %9s %9s  %s" % (title, "MB", "CPU s", "MB/s", "peak MB", base), flush=True)


def row(name, mb, cost, ratio=None):
    speed = "%.1f" % (mb / cost.cpu) if mb and cost.cpu else ""
    print("%-34s %8.1f %9.3f %9s %9.1f  %s" % (name, mb, cost.cpu, speed, cost.memory,
                                              "" if ratio is None else "%.2f" % ratio), flush=True)


# ---- what is measured ----------------------------------------------------------------------------------------

def sizes(folder):
    head("size of the corpus", "× wc -w")
    for mb in (1, 20, 200):
        if mb > MB:
            continue
        jsonl, text, size = corpus.write(folder, mb)
        base = words_of(text)
        row("wc -w", size, base, 1)
        for name, scripts in (("score tone", "tone"), ("score tone,loaded,frames", THREE[1]),
                              ("score, standard scripts", "tone,loaded,events,frames,framing")):
            cost = score("-s", scripts, jsonl)
            row(name, size, cost, cost.cpu / base.cpu)
        cost = measure([TENOR, "report", "-q", "-s", "outlets", jsonl])
        row("report outlets", size, cost, cost.cpu / base.cpu)


def stages(folder):
    jsonl, text, size = corpus.write(folder, MB)
    head("up to a stage, in one process", "× wc -w")
    base = words_of(text)
    cost = {}
    for name in ("load", "read", "words", "plain", "voice", "aim", "score"):
        cost[name] = measure([STAGES, name, jsonl])
        row(name, 0 if name == "load" else size, cost[name], cost[name].cpu / base.cpu)
    least = cost["load"].cpu
    print("scan with voices, names, speech and targets / without: %.2f (aim: at most 1.5)"
          % ((cost["aim"].cpu - least) / (cost["plain"].cpu - least)))


def workers(folder):
    jsonl, _, size = corpus.write(folder, MB)
    head("workers", "× faster by the clock")
    one, two = score("-j1", *THREE, jsonl), score("-j2", *THREE, jsonl)
    row("-j1", size, one, 1)
    row("-j2", size, two, one.wall / two.wall)


def formats(folder):
    jsonl, _, size = corpus.write(folder, MB)
    plain = corpus.write_files(os.path.join(folder, "plain"), jsonl)
    head("kind of input", "× JSON Lines")
    lines = score(*THREE, jsonl)
    row("JSON Lines", size, lines, 1)
    cost = score(*THREE, plain)
    row("a folder of plain text", size, cost, cost.cpu / lines.cpu)


def lexicons(folder):
    """Loading is left out of the ratio: it is a row of its own under `start`."""
    jsonl, text, size = corpus.write(folder, MB)
    with open(text, encoding="utf-8") as f:
        words = f.read(1000000)
    empty = os.path.join(folder, "empty.jsonl")
    open(empty, "w").close()
    head("terms of the lexicon", "× 1,000 terms, loading apart")
    least = None
    for n in (1000, 10000, 100000):
        script = corpus.write_lexicon(folder, "terms%d" % n, corpus.terms(n, words))
        start, cost = score("-s", script, empty), score("-s", script, jsonl)
        net = cost.cpu - start.cpu
        least = least or net
        row("{:,}".format(n), size, cost, net / least)
        row("  of which loading", 0, start)


def vader(folder):
    """vader.lua with a list as long as VADER's, against a script that counts words; loading left out of both."""
    jsonl, text, size = corpus.write(folder, MB)
    with open(text, encoding="utf-8") as f:
        corpus.write_list(folder, "vader", corpus.terms(7500, f.read(1000000)))
    with open(jsonl, encoding="utf-8") as f:
        articles = sum(1 for _ in f)
    empty = os.path.join(folder, "empty.jsonl")
    open(empty, "w").close()
    head("word rules of others", "× counting words, loading apart")
    least = None
    for name, script in (("counting words", corpus.write_counter(folder)), ("scripts/vader.lua", "vader")):
        start, cost = (score("-j1", "-s", script, path, folder=folder) for path in (empty, jsonl))
        net = cost.cpu - start.cpu
        least = least or net
        row("%s, %.0f µs an article" % (name, 1e6 * net / articles), size, cost, net / least)


def start(folder):
    empty = os.path.join(folder, "nothing.jsonl")
    open(empty, "w").close()
    head("start-up", "× tenor --version")
    base = measure([TENOR, "--version"], RUNS + 2)
    row("tenor --version", 0, base, 1)
    names = sorted(f[:-4] for f in os.listdir(os.path.join(corpus.ROOT, "scripts"))
                   if f.endswith(".lua") and f != "vader.lua")  # vader needs a lexicon that does not come with it
    for name, scripts in (("score -s tone", "tone"), ("score, standard scripts", "tone,loaded,events,frames,framing"),
                          ("score, every bundled script", ",".join(names))):
        cost = score("-s", scripts, empty, runs=RUNS + 2)
        row(name, 0, cost, cost.cpu / max(base.cpu, 0.001))


def hostile(folder):
    """At the default size a quarter of the full one of 50 MB; one run each, for they are slow."""
    mb = min(50, MB / 2)
    # Of three regexes the first two go back and forth without end on what nearly matches.
    regexes = ["{ regex: '(a+)+b' }", "{ regex: '(a|aa)+\\bc' }", "{ regex: 'despot\\w* had' }"]
    script = corpus.write_lexicon(folder, "regexes", regexes)
    head("one line", "× wc -w")
    for what, path in corpus.write_hostile(folder, mb):
        base = words_of(path)
        size = os.path.getsize(path) / 1e6
        cost = score(*(["-s", script] if "regex" in what else THREE), path, runs=1)
        row(what, size, cost, cost.cpu / max(base.cpu, 0.001))


def main():
    everything = [start, sizes, stages, workers, formats, lexicons, vader, hostile]
    for part in everything:
        if ONLY and part.__name__ not in ONLY:
            continue
        with tempfile.TemporaryDirectory() as folder:
            part(folder)


if __name__ == "__main__":
    main()
