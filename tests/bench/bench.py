#!/usr/bin/env python3
"""CPU time and peak memory of tenor beside `wc -w` on the same text, best of several runs.

The corpus is the sample articles, repeated, each copy with an id and a few words of its own; or, if BENCH_CORPUS
names a JSON Lines file (may be .gz), that one, repeated. CPU time is user + system of the process, so other
work on the machine disturbs little."""
import gzip, json, os, resource, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TENOR = os.path.join(ROOT, "tenor")
RUNS = int(os.environ.get("BENCH_RUNS", "3"))
MB = float(os.environ.get("BENCH_MB", "20"))


def measure(command, stdin=None, env=None):
    """(CPU seconds, peak memory in MB) of the best of RUNS runs."""
    best = None
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(os.devnull, "wb") as null:
            p = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=null, stderr=null,
                                 env={**os.environ, **(env or {})})
            _, status, usage = os.wait4(p.pid, 0)
        if status not in (0, 3 << 8):
            sys.exit("%s: exit status %d" % (" ".join(command), status))
        cpu = usage.ru_utime + usage.ru_stime
        if best is None or cpu < best[0]:
            best = (cpu, usage.ru_maxrss / 1024)
    return best


def corpus(folder, mb):
    """Writes corpus.jsonl of about so many MB and corpus.txt with the same text."""
    source = os.environ.get("BENCH_CORPUS") or os.path.join(ROOT, "tests/articles/sample.jsonl")
    opener = gzip.open if source.endswith(".gz") else open
    articles = [json.loads(line) for line in opener(source, "rt", encoding="utf-8")]
    size = copy = 0
    jsonl, text = os.path.join(folder, "%g.jsonl" % mb), os.path.join(folder, "%g.txt" % mb)
    with open(jsonl, "w", encoding="utf-8") as j, open(text, "w", encoding="utf-8") as t:
        while size < mb * 1e6:
            for a in articles:
                body = a["text"] + ("\n\nCopy %d of %s." % (copy, a["id"]) if copy else "")
                j.write(json.dumps({**a, "id": "%s-%d" % (a["id"], copy), "text": body},
                                   ensure_ascii=False) + "\n")
                t.write(body + "\n")
                size += len(body.encode())
                if size >= mb * 1e6:
                    break
            copy += 1
    return jsonl, text, size / 1e6


def main():
    with tempfile.TemporaryDirectory() as folder:
        jsonl, text, mb = corpus(folder, MB)
        large, large_text, large_mb = corpus(folder, 10 * MB)
        rows = []
        wc, _ = measure(["wc", "-w", text], env={"LC_ALL": "C.UTF-8"})
        rows.append(("wc -w, C.UTF-8", mb, wc, None))
        empty = os.path.join(folder, "empty.jsonl")
        open(empty, "w").close()
        rows.append(("start, standard scripts", 0, *measure([TENOR, "score", "-q", empty])))
        for name, scripts in (("tone", "tone"), ("tone loaded frames", "tone,loaded,frames"),
                              ("all standard scripts", "tone,loaded,events,frames,framing")):
            cpu, memory = measure([TENOR, "score", "-s", scripts, "-q", jsonl])
            rows.append(("score " + name, mb, cpu, memory))
        cpu, memory = measure([TENOR, "report", "-s", "outlets", "-q", jsonl])
        rows.append(("report outlets", mb, cpu, memory))
        wc_large, _ = measure(["wc", "-w", large_text], env={"LC_ALL": "C.UTF-8"})
        cpu, memory = measure([TENOR, "score", "-s", "tone,loaded,frames", "-q", large])
        rows.append(("score tone loaded frames", large_mb, cpu, memory))
    print("%-28s %8s %9s %9s %9s %9s" % ("one core", "MB", "CPU s", "MB/s", "× wc -w", "peak MB"))
    for name, size, cpu, memory in rows:
        base = wc_large if size == large_mb else wc
        print("%-28s %8.1f %9.3f %9.1f %9.2f %9s" % (name, size, cpu, size / cpu, cpu / base,
                                                    "%.1f" % memory if memory else "–"))


if __name__ == "__main__":
    main()
