#!/usr/bin/env python3
"""The scripts of docs/cluster.md, run as they stand there: GNU parallel, and Slurm on this machine alone.

    tests/cluster.py TENOR

Every result has to be, byte for byte, that of one run over the whole corpus: the sample articles, repeated under ids
of their own, or the larger ../shared/data/corpus/news-sample.jsonl.gz if it stands beside the checkout.

Slurm is started by tests/cluster/slurm.py, on loopback and in a scratch folder. Whatever is not installed is named and
skipped; nothing waits for ever."""
import gzip, json, os, re, shutil, signal, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "tests/cluster"))
from slurm import Slurm

TENOR = os.path.abspath(sys.argv[1])
NEWS = os.path.join(ROOT, "../shared/data/corpus/news-sample.jsonl.gz")
COPIES = 100
PARTS = 4
passed = failed = skipped = 0


def check(name, ok, more=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print("tests/cluster.py: %s\n    %s" % (name, more))


def skip(name, missing):
    global skipped
    skipped += 1
    print("skipped: %s; not installed: %s" % (name, " ".join(missing)))


def missing(*programs):
    return [p for p in programs if not shutil.which(p)]


# ---- the corpus and the scripts of the page -------------------------------------------------------------------

def corpus():
    if os.path.exists(NEWS):
        print("corpus: " + os.path.relpath(NEWS, ROOT))
        return gzip.open(NEWS).read()
    articles = [json.loads(line) for line in open(os.path.join(ROOT, "tests/articles/sample.jsonl"))]
    print("corpus: tests/articles/sample.jsonl, %d times" % COPIES)
    return "".join(json.dumps({**a, "id": "%s-%d" % (a["id"], copy)}) + "\n"
                   for copy in range(COPIES) for a in articles).encode()


def write_scripts(folder):
    page = open(os.path.join(ROOT, "docs/cluster.md")).read()
    for body in re.findall(r"^```sh\n(#!/bin/sh\n.*?)^```$", page, re.M | re.S):
        path = os.path.join(folder, re.match(r"#!/bin/sh\n# ([a-z]+\.sh)", body).group(1))
        with open(path, "w") as f:
            f.write(body)
        os.chmod(path, 0o755)


class Place:
    """A folder with the corpus, the scripts and a `tenor` on its PATH."""
    def __init__(self, folder, text):
        self.folder = folder
        os.makedirs(self.path("bin"))
        os.symlink(TENOR, self.path("bin/tenor"))
        with open(self.path("corpus.jsonl"), "wb") as f:
            f.write(text)
        write_scripts(folder)
        self.env = {**os.environ, "PATH": self.path("bin") + ":" + os.environ["PATH"], "TENOR_HOME": ROOT,
                    "HOME": folder}

    def path(self, name):
        return os.path.join(self.folder, name)

    def bytes(self, name):
        try:
            with open(self.path(name), "rb") as f:
                return f.read()
        except FileNotFoundError:
            return None

    def run(self, *command, stdin=subprocess.DEVNULL):
        return subprocess.run(command, cwd=self.folder, env=self.env, stdin=stdin, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=120)

    def clear(self):
        shutil.rmtree(self.path("parts"), ignore_errors=True)


class Whole:
    """What one run makes of it all."""
    def __init__(self, place):
        self.report = place.run("tenor", "report", "-q", "-s", "outlets", "corpus.jsonl").stdout
        self.records = place.run("tenor", "score", "-q", "-s", "outlets", "corpus.jsonl").stdout
        self.both = place.run("tenor", "score", "-q", "-s", "tone,outlets", "corpus.jsonl").stdout
        check("one run", self.report and self.records and self.both)


# ---- suites ---------------------------------------------------------------------------------------------------

def pipes(place, whole):
    with open(place.path("corpus.jsonl")) as f:
        mapped = place.run("./mapper.sh", stdin=f)
    check("a line in, a line out", mapped.returncode == 0 and mapped.stdout == whole.records, mapped.stderr)
    check("no TAB in a record", b"\t" not in mapped.stdout)
    with open(place.path("sorted"), "wb") as f:  # what Hadoop makes of it: sorted, and a TAB behind each
        f.writelines(line + b"\t\n" for line in sorted(mapped.stdout.splitlines()))
    with open(place.path("sorted")) as f:
        check("records sorted, reduced", place.run("./reducer.sh", stdin=f).stdout == whole.report)
    with open(place.path("bad.jsonl"), "w") as f:
        f.write('{"id":"1","text":"One."}\nno article\n')
    with open(place.path("bad.jsonl")) as f:
        got = place.run("./mapper.sh", stdin=f)
    check("a bad line does not fail the task", got.returncode == 0 and len(got.stdout.splitlines()) == 2, got.stderr)


def parallel(place, whole):
    got = place.run("./lists.sh", "corpus.jsonl")
    check("parallel, a list a part", got.returncode == 0 and got.stdout == whole.report, got.stderr)
    place.clear()
    got = place.run("./lines.sh", "corpus.jsonl")
    check("parallel --pipe", got.returncode == 0 and got.stdout == whole.both, got.stderr)
    got = place.run("./lists.sh", "nothing.jsonl")
    check("parallel, no corpus", got.returncode == 4, "exit %d" % got.returncode)
    place.clear()


def strip(records):
    return re.sub(rb',"fingerprint":"[0-9a-f]*"}$', b"}", records, flags=re.M)


def all_records(place):
    return b"".join(place.bytes("parts/%04d.jsonl" % (i + 1)) or b"" for i in range(PARTS))


def slurm_run(place, whole, slurm):
    jobs = place.run("./submit.sh", "corpus.jsonl")
    check("slurm: submitted", len(jobs.stdout.split()) == 2, jobs.stderr)
    check("slurm: %d tasks and the merge" % PARTS, slurm.wait("COMPLETED"), slurm.states())
    check("slurm: the report", place.bytes("report.txt") == whole.report)
    check("slurm: the records", strip(all_records(place)) == whole.records)
    place.clear()
    os.unlink(place.path("report.txt"))


def slurm_again(place, whole, slurm):
    """One task is held up at its start, killed there, and given out again."""
    hold = place.path("hold")
    script = open(place.path("map.sh")).read()
    with open(place.path("map.sh"), "w") as f:
        f.write(script.replace("\npart=", "\n[ $SLURM_ARRAY_TASK_ID -ne 2 ] || while [ -e hold ]; do\n"
                                          "echo $$ > pid && mv pid hold; sleep 0.1; done\npart=", 1))
    open(hold, "w").close()
    job, merge = place.run("./submit.sh", "corpus.jsonl").stdout.decode().split()
    check("slurm: task 2 runs", slurm.wait_for(lambda: place.bytes("hold")), slurm.states())
    os.kill(int(place.bytes("hold") or 0), signal.SIGKILL)
    check("slurm: task 2 failed", slurm.wait_for(lambda: slurm.state(job + "_2") == "FAILED"), slurm.states())
    check("slurm: the merge is cancelled", slurm.wait_for(lambda: slurm.state(merge) == "CANCELLED"), slurm.states())
    done = [job + "_%d" % i for i in (1, 3, 4)]
    check("slurm: the others are done", slurm.wait_for(lambda: all(slurm.state(j) == "COMPLETED" for j in done)),
          slurm.states())
    check("slurm: no report of three parts", place.bytes("report.txt") is None)
    check("slurm: no records of task 2", place.bytes("parts/0002.jsonl") is None)
    before = os.stat(place.path("parts/0001.jsonl")).st_mtime_ns
    os.unlink(hold)
    jobs = place.run("./again.sh", "2").stdout.decode().split()
    check("slurm: again", len(jobs) == 2 and slurm.wait_for(lambda: slurm.state(jobs[1]) == "COMPLETED"),
          slurm.states())
    check("slurm: the report after that", place.bytes("report.txt") == whole.report)
    check("slurm: the records after that", strip(all_records(place)) == whole.records)
    check("slurm: only that task again", os.stat(place.path("parts/0001.jsonl")).st_mtime_ns == before)


def main():
    began = time.time()
    with tempfile.TemporaryDirectory(prefix="tenor-") as folder:
        place = Place(os.path.join(folder, "work"), corpus())
        whole = Whole(place)
        pipes(place, whole)
        lacks = missing("parallel")
        skip("GNU parallel", lacks) if lacks else parallel(place, whole)
        lacks = missing(*Slurm.programs)
        if lacks:
            skip("Slurm", lacks)
        elif os.getuid() != 0:
            skip("Slurm", ["(it has to be started as root)"])
        else:
            with Slurm(os.path.join(folder, "slurm"), place.env) as slurm:
                if slurm.started:
                    slurm_run(place, whole, slurm)
                    slurm_again(place, whole, slurm)
                check("slurm: started", slurm.started, slurm.log())
    print("took %.0f s" % (time.time() - began))
    print("cluster: %d passed, %d failed, %d skipped" % (passed, failed, skipped))
    sys.exit(failed > 0)


main()
