#!/usr/bin/env python3
"""Runs the scripts of tests/scripts and tests/lua: text that anyone can add to.

    tests/scripts.py TENOR [--accept]

scripts/bad/NN-name.lua      a mistake: the messages are those of NN-name.err beside it. Exit code 2 and no output, or
                             3 and an error record, when the mistake only shows with an article
scripts/hostile/NN-name.lua  an attack on the article "storm" of articles.jsonl: it ends in time and in little memory,
                             as its comment `-- ends: WHERE, says: TEXT` has it, and the articles beside it are scored
                             right. WHERE is `article` (exit code 3), `load` (2) or `report` (2)
lua/NN-name.lua              what the API gives, as assertions: score and report pass on article.jsonl
scripts/meta/*.lua           name every field and function that core/script has, and their examples run

A first line `-- $ tenor …` says what to run instead of `tenor score` (of lua/, beside it). --accept rewrites the
.err files with what came out (read the difference before committing it)."""
import concurrent.futures, difflib, json, os, re, shlex, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
MOST_SECONDS, MOST_MB = 10, 1000  # of processor time and memory; the sanitizers take most of the memory


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


class Result:
    """What a command left behind."""

    def __init__(self, tenor, args, folder):
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "COLUMNS": "80", "TERM": "dumb",
               "TENOR_HOME": os.environ.get("TENOR_HOME", ROOT), "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            p = subprocess.Popen(["timeout", "-s", "KILL", "60", tenor] + args, cwd=folder, env=env,
                                 stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            _, status, usage = os.wait4(p.pid, 0)
            p.returncode = self.code = os.waitstatus_to_exitcode(status)
            self.seconds, self.mb = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
            texts = []
            for f in (out, err):
                f.seek(0)
                texts.append(f.read().decode("utf-8", "backslashreplace"))
            self.out, self.err = texts


def command(path, verb):
    """What to run: the words behind `-- $ tenor`, or the verb alone."""
    first = read(path).split("\n", 1)[0]
    return shlex.split(first[len("-- $ tenor "):]) if first.startswith("-- $ tenor ") else [verb]


def records(out):
    """id → record or error, of JSON Lines that must be valid."""
    return {r["id"]: r for r in (json.loads(line) for line in out.splitlines())}


# ---- broken scripts --------------------------------------------------------------------------------------------------

def check_bad(tenor, path, accept):
    folder, name = os.path.split(path)
    verb = command(path, "score")
    r = Result(tenor, verb[:1] + ["-s", name] + verb[1:] + ["../../articles/clarion-harbour.txt"], folder)
    err = path[:-len(".lua")] + ".err"
    if accept:
        with open(err, "w", encoding="utf-8") as f:
            f.write(r.err)
    expected = read(err) if os.path.exists(err) else ""
    wrong = [] if expected else ["no messages are expected: is there a .err file?"]
    wrong += difflib.unified_diff(expected.split("\n"), r.err.split("\n"), "expected", "got", lineterm="", n=2)
    if r.code == 3 and verb[0] == "score":
        message = records(r.out)["../../articles/clarion-harbour.txt"].get("error", {}).get("message", "")
        if not message or message not in r.err:
            wrong.append("the record does not say what standard error says: " + r.out.strip())
    elif r.code not in (2, 3):
        wrong.append("exit code %d, not 2 or 3" % r.code)
    elif r.out and r.code == 2:
        wrong.append("something was printed: " + r.out[:200])
    return wrong


# ---- hostile scripts -------------------------------------------------------------------------------------------------

def check_neighbours(r, name):
    """The articles beside the storm have their records, the storm an error."""
    got, wrong = records(r.out), []
    for id, words in (("before", 12), ("after", 7)):
        if got.get(id, {}).get(name) != {"words": words}:
            wrong.append("article '%s' is not scored right: %s" % (id, json.dumps(got.get(id))))
    if name in got.get("storm", {}) or not got.get("storm", {}).get("error", {}).get("message"):
        wrong.append("no error record for the storm: " + json.dumps(got.get("storm"))[:300])
    return wrong


def check_hostile(tenor, path, accept):
    folder, name = os.path.split(path)
    found = re.search(r"^-- ends: (\w+), says: (.+)$", read(path), re.M)
    if not found:
        return ["it lacks a comment `-- ends: WHERE, says: TEXT`"]
    where, says = found.groups()
    verb = command(path, "report" if where == "report" else "score")
    r = Result(tenor, verb[:1] + ["-s", name] + verb[1:] + ["articles.jsonl"], folder)
    wanted = {"article": 3, "load": 2, "report": 2}[where]
    wrong = ["exit code %d, not %d: %s" % (r.code, wanted, r.err[-300:])] if r.code != wanted else []
    if says not in r.err:
        wrong.append("it does not say '%s' but: %s" % (says, r.err[:300]))
    if "runtime error:" in r.err or "Sanitizer" in r.err:
        wrong.append("a sanitizer report: " + r.err[:2000])
    if r.seconds > MOST_SECONDS or r.mb > MOST_MB:
        wrong.append("it took %.1f s and %.0f MB" % (r.seconds, r.mb))
    if where == "article" and verb[0] == "score" and not wrong:
        wrong += check_neighbours(r, name[:-len(".lua")])
    return wrong


# ---- the API ---------------------------------------------------------------------------------------------------------

def check_case(tenor, path, accept):
    folder, name = os.path.split(path)
    wrong, extra = [], command(path, "score")[1:]
    for verb in ("score", "report"):
        r = Result(tenor, [verb, "-s", name] + extra + ["article.jsonl"], folder)
        if r.code or r.err:
            wrong.append("tenor %s: exit code %d: %s" % (verb, r.code, r.err))
        elif verb == "score" and any(name[:-len(".lua")] not in one for one in records(r.out).values()):
            wrong.append("an article has no record: " + r.out[:300])
    return wrong


# ---- the description -------------------------------------------------------------------------------------------------

def strings(text):
    return set(re.findall(r'\{\s*"(\w+)",', text))


def names_in_source():
    """{class: its own fields and methods}, from the tables of core/script and of the chart library."""
    folder = os.path.join(ROOT, "core", "script")
    source = "\n".join(read(os.path.join(folder, f)) for f in sorted(os.listdir(folder)) if f.endswith(".c"))
    tables = {}
    for name, body in re.findall(r"(?:class_field|luaL_Reg) (\w+)\[\] = (\{.*?\});", source, re.S):
        tables.setdefault(name, set()).update(strings(body))
    classes = {}
    for body in re.findall(r"const class \w+_class = (\{.*?\});", source, re.S):
        parts = re.findall(r"\.fields = (\w+)", body)
        parts += re.findall(r"\w+", "".join(re.findall(r"\.methods = \{(.*?)\}", body, re.S)))
        classes[re.search(r'\.name = "(\w+)"', body)[1]] = set().union(*(tables[p] for p in parts))
    classes["filter"] = set(re.findall(r'"(\w+)"', re.search(r"key_names\[KEYS\] = (\{.*?\});", source, re.S)[1]))
    classes["script"] = strings(re.search(r"\} fields\[\] = (\{.*?\});", source, re.S)[1])
    classes["article"] = strings(re.search(r"\} article_fields\[\w+\] = (\{.*?\});", source, re.S)[1])
    module = re.findall(r'"(\w+)", (?:l_regex_new|l_lexicon_new|l_events_find|tenor_\w+|keep_new_\w+)\}', source)
    module += re.findall(r'TENOR_VERSION\);\s*lua_setfield\(L, -2, "(\w+)"\)', source)
    classes["tenor"] = set(module)
    classes.setdefault("estimate", set()).update(re.findall(r'"(\w+)"', re.search(r"estimate_fields\[\] = (\{.*?\});", source, re.S)[1]))
    chart = read(os.path.join(ROOT, "scripts", "lib", "chart_spec.lua"))
    for name, keys in (("chart", "KEYS"), ("row", "ROW")):
        classes[name] = set(re.findall(r'"(\w+)"', re.search(r"local %s += (\{.*?\})" % keys, chart)[1]))
    return classes


def names_in_meta(text):
    """The same, from the LuaCATS description."""
    classes, of_variable, current = {}, {}, None
    for line in text.split("\n"):
        if m := re.match(r"---@class ([\w.]+)", line):
            current = m[1].rsplit(".", 1)[-1]
            classes[current] = set()
        elif m := re.match(r"---@field (\w+)", line):
            classes[current].add(m[1])
        elif m := re.match(r"local (\w+) = \{\}", line):
            of_variable[m[1]] = current
        elif m := re.match(r"function (\w+)[.:](\w+)\(", line):
            classes[of_variable[m[1]]].add(m[2])
    classes.pop("option")  # two places in a list, without names
    return classes


def check_names(text):
    real, told = names_in_source(), names_in_meta(text)
    wrong = ["scripts/meta: class %s: %s" % (name, "not described" if name in real else "there is none")
             for name in sorted(set(real) ^ set(told))]
    for name in sorted(set(real) & set(told)):
        for word in sorted(real[name] ^ told[name]):
            wrong.append("scripts/meta: %s.%s: %s" % (
                name, word, "not described" if word in real[name] else "there is none"))
    return wrong


def check_example(tenor, example):
    """An example is a whole script, or some fields of the table that a script returns."""
    if "return {\n  summary" not in example:
        example = ('local tenor = require "tenor"\nreturn {\nsummary = "An example.",\n'
                   'lexicons = { "loaded", "modifiers" },\n%s\n}\n' % example)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "example.lua"), "w", encoding="utf-8") as f:
            f.write(example)
        articles = os.path.join(HERE, "articles", "sample.jsonl")
        wrong = []
        for verb in ("score", "report"):
            r = Result(tenor, [verb, "-s", "example.lua", articles], folder)
            if r.code or r.err:
                wrong.append("tenor %s: exit code %d: %s\n%s" % (verb, r.code, r.err, example))
        return wrong


# ---- all of them -----------------------------------------------------------------------------------------------------

def files(*folder):
    folder = os.path.join(HERE, *folder)
    return [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if re.match(r"\d+-.*\.lua$", f)]


def main():
    accept = "--accept" in sys.argv
    tenor = os.path.abspath([a for a in sys.argv[1:] if a != "--accept"][0])
    folder = os.path.join(ROOT, "scripts", "meta")
    meta = "\n".join(read(os.path.join(folder, f)) for f in sorted(os.listdir(folder)))
    examples = [re.sub(r"^---", "", e, flags=re.M) for e in re.findall(r"^---```lua\n(.*?)^---```", meta, re.S | re.M)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [("scripts/meta: names", pool.submit(check_names, meta))]
        for kind, check in ((("scripts", "hostile"), check_hostile), (("scripts", "bad"), check_bad),
                            (("lua",), check_case)):
            jobs += [(os.path.relpath(path, ROOT), pool.submit(check, tenor, path, accept)) for path in files(*kind)]
        jobs += [("scripts/meta: example %d" % (i + 1), pool.submit(check_example, tenor, e))
                 for i, e in enumerate(examples)]
        passed = failed = 0
        for name, job in jobs:
            wrong = job.result()
            passed, failed = passed + (not wrong), failed + bool(wrong)
            for line in [name] * bool(wrong) + wrong:
                print(line if line == name else "    " + line.rstrip("\n").replace("\n", "\n    "))
    print("scripts: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
