#!/usr/bin/env python3
"""Runs that are killed, hung, blown up or cut in pieces: the result is the same bytes all the same.

    tests/crew.py TENOR

CREW_KILLS says how often a run is killed at a moment drawn by chance (default 6). The corpus is the sample
articles, repeated under ids of their own. Nothing here depends on how fast the machine is: a kill that comes
too late finds a finished run, which is then simply compared."""
import json, os, random, signal, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TENOR = os.path.abspath(sys.argv[1])
KILLS = int(os.environ.get("CREW_KILLS", "6"))
COPIES = 40
passed = failed = 0


def check(name, ok, more=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("tests/crew.py: %s\n    %s" % (name, more))


def tenor(*args, cwd, env=None, **how):
    return subprocess.run([TENOR, *args], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, **(env or {})}, timeout=120, **how)


def bytes_of(*path):
    with open(os.path.join(*path), "rb") as f:
        return f.read()


def children(pid):
    with open("/proc/%d/task/%d/children" % (pid, pid)) as f:
        return [int(child) for child in f.read().split()]


def make_corpus(folder):
    articles = [json.loads(line) for line in open(os.path.join(ROOT, "tests/articles/sample.jsonl"))]
    rows = [json.dumps({**a, "id": "%s-%d" % (a["id"], copy)}) + "\n" for copy in range(COPIES) for a in articles]
    with open(os.path.join(folder, "all.jsonl"), "w") as f:
        f.writelines(rows)
    for part in range(4):
        with open(os.path.join(folder, "part-%d.jsonl" % part), "w") as f:
            f.writelines(rows[part * len(rows) // 4:(part + 1) * len(rows) // 4])
    return len(rows)


def same_bytes(folder):
    score = ("score", "-q", "-s", "tone,outlets", "all.jsonl")
    base = tenor(*score, cwd=folder).stdout
    for jobs in ("2", "7"):
        check("score -j" + jobs, tenor(*score, "-j", jobs, cwd=folder).stdout == base)
    check("score in another locale", tenor(*score, cwd=folder, env={"LC_ALL": "tr_TR.UTF-8"}).stdout == base)
    report = tenor("report", "-q", "-s", "outlets", "all.jsonl", cwd=folder).stdout
    check("report -j7", tenor("report", "-j7", "-s", "outlets", "all.jsonl", cwd=folder).stdout == report)
    parts = ["%d.part" % i for i in range(4)]
    for i, part in enumerate(parts):
        tenor("report", "-j2", "--partial", part, "-s", "outlets", "part-%d.jsonl" % i, cwd=folder)
    for order in (parts, parts[::-1], parts[2:] + parts[:2]):
        check("merge " + " ".join(order), tenor("merge", "-s", "outlets", *order, cwd=folder).stdout == report)
    tenor("score", "-q", "-s", "tone,outlets", "-o", "records.jsonl", "all.jsonl", cwd=folder)
    check("records of other scripts are refused",
          tenor("report", "-s", "outlets", "records.jsonl", cwd=folder).returncode == 2)
    tenor("score", "-q", "-s", "outlets", "-o", "records.jsonl", "all.jsonl", cwd=folder)
    check("report of records of the same scripts",
          tenor("report", "-s", "outlets", "records.jsonl", cwd=folder).stdout == report)


def same_reports(folder):
    """Every script that ships: of articles, of records and of merged counts, in every format."""
    bundled = sorted(f[:-4] for f in os.listdir(os.path.join(ROOT, "scripts")) if f.endswith(".lua"))
    scripts = ",".join(name for name in bundled if name != "vader")  # its lexicon is the user's to import
    tenor("score", "-q", "-j2", "-s", scripts, "-o", "every.jsonl", "all.jsonl", cwd=folder)
    with open(os.path.join(folder, "every.out"), "wb") as f:
        f.write(tenor("score", "-q", "-s", scripts, "all.jsonl", cwd=folder).stdout)
    parts = ["%d.every" % i for i in range(4)]
    for i, part in enumerate(parts):
        source = "part-%d.jsonl" % i
        if i % 2:  # counts of records and of articles go together
            tenor("score", "-q", "-s", scripts, "-o", "records-%d.jsonl" % i, source, cwd=folder)
            source = "records-%d.jsonl" % i
        tenor("report", "-q", "--partial", part, "-s", scripts, source, cwd=folder)
    for form in ("text", "markdown", "csv", "json", "html"):
        report = ("-q", "-s", scripts, "--format", form)
        base = tenor("report", *report, "all.jsonl", cwd=folder).stdout
        check("report of %s as %s" % (scripts, form), len(base) > 500, base.decode())
        check("report of records as " + form, tenor("report", *report, "every.jsonl", cwd=folder).stdout == base)
        check("report of records without fingerprint as " + form,
              tenor("report", *report, "--input", "jsonl", "every.out", cwd=folder).stdout == base)
        check("report of merged counts as " + form, tenor("merge", *report, *parts[::-1], cwd=folder).stdout == base)


def answered_at_once(folder):
    """A line in, a line out: before the next one comes, and whatever the first waits for."""
    p = subprocess.Popen([TENOR, "score", "-q", "-s", "tone", "part-0.jsonl", "-"], cwd=folder, stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE)
    n = len(bytes_of(folder, "part-0.jsonl").splitlines())
    ids = [json.loads(p.stdout.readline())["id"] for _ in range(n)]
    check("the file before standard input is done before anything comes", len(set(ids)) == n)
    p.stdin.write(b'{"id":"1","text":"One."}\n{"id":"2","te')
    p.stdin.flush()
    check("the first line is answered", json.loads(p.stdout.readline())["id"] == "1")
    p.stdin.write(b'xt":"Two."}\n')
    p.stdin.flush()
    check("the second line is answered", json.loads(p.stdout.readline())["id"] == "2")
    p.send_signal(signal.SIGTERM)
    check("SIGTERM ends the wait for input", p.wait(timeout=60) == 143, str(p.returncode))
    p.stdin.close()
    check("nothing more came", p.stdout.read() == b"")


def all_told_to_end(folder):
    """Batch systems signal the whole group: no article must be taken for the death of its worker."""
    p = subprocess.Popen([TENOR, "score", "-q", "-j3", "-s", "tone,loaded", "-"], cwd=folder, stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, start_new_session=True)
    p.stdin.write(bytes_of(folder, "part-0.jsonl"))
    p.stdin.flush()
    first = p.stdout.readline()
    workers = children(p.pid)
    files = [os.listdir("/proc/%d/fd" % worker) for worker in workers]
    check("workers hold nothing open but their line", all(len(f) == 4 for f in files), str(files))
    os.killpg(p.pid, signal.SIGTERM)
    lines = [json.loads(line) for line in [first] + p.stdout.read().splitlines()]
    check("a group that is told to end", p.wait(timeout=60) == 143, str(p.returncode))
    p.stdin.close()
    check("... loses no article", not any("error" in line for line in lines))
    check("... and leaves no worker", not any(os.path.exists("/proc/%d" % worker) for worker in workers))


def closed_pipe(folder):
    p = subprocess.Popen([TENOR, "score", "-j3", "-s", "tone", *["all.jsonl"] * 20], cwd=folder,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    p.stdout.readline()
    workers = children(p.pid)
    p.stdout.close()
    said = p.stderr.read()
    check("a closed pipe: exit 4 without a word", p.wait(timeout=60) == 4 and said == b"", said.decode())
    check("a closed pipe leaves no worker", not any(os.path.exists("/proc/%d" % worker) for worker in workers))


def large_item(folder):
    """One article that is more than a worker may hold, among small ones: it alone is lost."""
    ids = [str(i) for i in range(40)]
    with open(os.path.join(folder, "large.jsonl"), "w") as f:
        for i in ids:
            text = "The tyrant said so. " * (4000000 if i == "20" else 1)
            f.write(json.dumps({"id": i, "text": text}) + "\n")
    for jobs in ("1", "2"):
        got = tenor("score", "-q", "-j", jobs, "--memory", "60", "-s", "tone", "large.jsonl", cwd=folder)
        lines = [json.loads(line) for line in got.stdout.splitlines()]
        got = [line["id"].replace("large.jsonl:21", "20") for line in lines]  # its place, where reading it was too much
        check("a large article, -j" + jobs, got == ids, str(got))
        check("it alone is lost, -j" + jobs, ["error" in line for line in lines] == [i == "20" for i in ids])


def killed_and_resumed(folder, start):
    score = ("score", "-q", "-j2", "-s", "tone,loaded", "all.jsonl", "-o")
    tenor(*score, "whole.jsonl", cwd=folder)
    whole, out = bytes_of(folder, "whole.jsonl"), os.path.join(folder, "killed.jsonl")
    for kill in range(KILLS):
        p = subprocess.Popen([TENOR, *score, "killed.jsonl"], cwd=folder)
        time.sleep(start * random.uniform(0.5, 2.5))
        p.send_signal(signal.SIGKILL)
        p.wait()
        part = os.path.exists(out + ".part")
        check("kill %d leaves nothing half-written" % kill, not os.path.exists(out) or bytes_of(out) == whole)
        resumed = tenor(*score, "killed.jsonl", *(["--resume"] if part else []), cwd=folder)
        check("kill %d, resumed" % kill, bytes_of(out) == whole, resumed.stderr.decode())
        check("kill %d, cleared up" % kill, not os.path.exists(out + ".plan"))
        os.unlink(out)
    p = subprocess.Popen([TENOR, *score, "killed.jsonl"], cwd=folder, stderr=subprocess.PIPE)
    while p.poll() is None and not (os.path.exists(out + ".part") and os.path.getsize(out + ".part")):
        time.sleep(0.001)  # until it has begun
    p.send_signal(signal.SIGINT)
    said = p.communicate()[1].decode()
    check("Ctrl-C", p.returncode in (130, 0), "exit %d: %s" % (p.returncode, said))
    if p.returncode == 130:
        check("Ctrl-C says how to go on", "--resume" in said, said)
        other = tenor("score", "-s", "tone", "all.jsonl", "--resume", "-o", "killed.jsonl", cwd=folder)
        check("another run cannot go on", other.returncode == 4 and b"another run" in other.stderr)
        tenor(*score, "killed.jsonl", "--resume", cwd=folder)
    check("Ctrl-C, resumed", bytes_of(out) == whole)


def worker_killed(folder, n, start):
    p = subprocess.Popen([TENOR, "score", "-q", "-j2", "-s", "tone,loaded", "all.jsonl"], cwd=folder,
                         stdout=subprocess.PIPE)
    time.sleep(start)
    for child in children(p.pid):
        os.kill(child, signal.SIGKILL)
    lines = [json.loads(line) for line in p.communicate()[0].splitlines()]
    lost = [line for line in lines if "error" in line]
    check("workers killed: all articles there", len({line["id"] for line in lines}) == n, "%d lines" % len(lines))
    check("workers killed: one article each at most", len(lost) <= 2, str(lost[:3]))


def run_away(folder):
    """Articles over which a worker hangs or grows: each costs itself."""
    with open(os.path.join(folder, "run.jsonl"), "w") as f:
        for i in range(30):
            f.write(json.dumps({"id": str(i), "text": "Calm words.", "how": {11: "hang", 17: "grow"}.get(i)}) + "\n")
    with open(os.path.join(folder, "away.lua"), "w") as f:
        f.write('return { summary = "Runs away.", score = function (doc)\n'
                '  if doc.meta.how == "hang" then while true do end end\n'
                '  if doc.meta.how == "grow" then local t = {} for i = 1, 1e9 do t[i] = { i } end end\n'
                '  return { words = #doc } end }\n')
    got = tenor("score", "-j2", "-s", "away.lua", "run.jsonl", cwd=folder)
    lines = [json.loads(line) for line in got.stdout.splitlines()]
    check("runaways: all there, in order", [line["id"] for line in lines] == [str(i) for i in range(30)])
    check("runaways: two errors", [line["id"] for line in lines if "error" in line] == ["11", "17"])
    check("runaways: exit 3", got.returncode == 3)
    got = tenor("score", "--timeout", "0.3", "-s", "away.lua", "run.jsonl", cwd=folder)
    lines = {line["id"]: line for line in map(json.loads, got.stdout.splitlines())}
    check("--timeout ends the worker", "--timeout" in str(lines.get("11", {}).get("error")), str(lines.get("11")))
    check("--timeout costs one article", len(lines) == 30 and "error" not in lines["12"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        n = make_corpus(folder)
        began = time.time()
        tenor("score", "-q", "-s", "tone", os.devnull, cwd=folder)
        start = time.time() - began + 0.05
        same_bytes(folder)
        killed_and_resumed(folder, start)
        worker_killed(folder, n, start)
        same_reports(folder)
        answered_at_once(folder)
        all_told_to_end(folder)
        closed_pipe(folder)
        large_item(folder)
        run_away(folder)
    print("crew: %d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


main()
