/* tenor script: list, help, new and test. */
#include "app/output.h"
#include "app/run.h"
#include "app/tty.h"
#include "base/home.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int put(buf *b, const args *a) {
    output out;
    err e = {0};
    bool ok = output_open(&out, args_text(a, "output", ""), &e);
    if (ok) {
        ok = output_put(&out, buf_str(b), &e);
        ok = output_close(&out, ok, &e) && ok;
    }
    buf_free(b);
    return ok ? EXIT_FINE : fail(EXIT_IO, "%s", e.text);
}

/* Its facts: a script can be looked at before its lexicons are there. */
static script *load(str name, diag *d) {
    return script_load(name, NULL, NULL, 0, &(script_limits){0}, d);
}

static int list(const args *a) {
    enum { COLUMN = 14 };
    arena mem = {0};
    diag d = {0};
    buf b = {0};
    size_t n;
    str *names = home_list(&mem, "scripts", "lua", &n);
    for (size_t i = 0; i < n; i++) {
        script *s = load(names[i], &d);
        if (!s) continue;
        buf_printf(&b, "%-12.*s  ", STR_ARG(names[i]));
        tty_wrap(&b, script_about(s)->summary, COLUMN, tty_width());
        script_free(s);
    }
    if (d.out.n) fwrite(d.out.p, 1, d.out.n, stderr);
    int code = put(&b, a);
    if (d.errors && code == EXIT_FINE) code = EXIT_USAGE;
    diag_free(&d);
    arena_free(&mem);
    return code;
}

static void put_default(buf *b, const cell *c) {
    if (c->kind == CELL_NUMBER)
        buf_number(b, c->number);
    else if (c->kind == CELL_BOOL)
        buf_put(b, c->number ? STR("true") : STR("false"));
    else
        utf8_show(b, c->text, false);
}

static void about(buf *b, const script_facts *f) {
    enum { INDENT = 6 };
    buf_printf(b, "%.*s, version %u\n", STR_ARG(f->name), f->version);
    tty_wrap(b, f->summary, 0, tty_width());
    buf_printf(b, "\nfile      %.*s\nlexicons ", STR_ARG(f->path));
    for (uint32_t i = 0; i < f->n_lexicons; i++) buf_printf(b, " %.*s", STR_ARG(f->lexicons[i]));
    buf_printf(b, "\nused by   %s%s%s\n", f->scores ? "score" : "",
               f->scores && f->reports ? ", " : "", f->reports ? "report" : "");
    if (f->n_options) buf_put(b, STR("\nOptions\n"));
    for (uint32_t i = 0; i < f->n_options; i++) {
        const script_option *o = &f->options[i];
        buf_printf(b, "  --set %.*s.%.*s=", STR_ARG(f->name), STR_ARG(o->name));
        put_default(b, &o->standard);
        buf_byte(b, '\n');
        buf_fill(b, ' ', INDENT);
        tty_wrap(b, o->help, INDENT, tty_width());
    }
}

static int help(const args *a) {
    diag d = {0};
    buf b = {0};
    script *s = load(a->operands.p[1], &d);
    if (d.out.n) fwrite(d.out.p, 1, d.out.n, stderr);
    if (s) about(&b, script_about(s));
    script_free(s);
    int code = s ? put(&b, a) : EXIT_USAGE;
    diag_free(&d);
    return code;
}

static const char template[] =
    "--- What this script measures, in a sentence or two.\n"
    "local tenor = require \"tenor\"\n"
    "\n"
    "-- What to count: evaluative words in the outlet's own voice.\n"
    "local OWN = { class = \"evaluative\", voice = \"author\", negated = false }\n"
    "\n"
    "return {\n"
    "  summary  = \"Loaded words of the outlet's own per 100 words.\",\n"
    "  version  = 1,\n"
    "  lexicons = { \"loaded\" },\n"
    "  options  = { cutoff = { 2, \"label an article loaded from so many per 100 words\" } },\n"
    "\n"
    "  score = function (doc, opt)\n"
    "    local rate = 100 * doc:count(OWN) / math.max(#doc, 1)\n"
    "    return { rate = rate, label = rate >= opt.cutoff and \"loaded\" or \"plain\" }\n"
    "  end,\n"
    "\n"
    "  by   = \"outlet\",\n"
    "  keep = { rate = tenor.mean(), label = tenor.tally() },\n"
    "\n"
    "  report = function (all, opt, out)\n"
    "    local t = out:table(\"outlet\", \"articles\", \"rate\", \"±95%\")\n"
    "    for outlet, g in all:groups() do t:row(outlet, g.n, g.rate.mean, g.rate.ci95) end\n"
    "  end,\n"
    "}\n";

static void say_written(str path) {
    buf b = {0}, name = {0};
    bool is_path = str_find_byte(path, '/') < path.n || str_has_ext(path, STR("lua"));
    utf8_show(&name, path, false);
    buf_printf(&b, "tenor: wrote %.*s; try: tenor report -s %s%.*s tests/articles/sample.jsonl\n",
               STR_ARG(buf_str(&name)), is_path ? "" : "./", STR_ARG(buf_str(&name)));
    fwrite(b.p, 1, b.n, stderr);
    buf_free(&b);
    buf_free(&name);
}

static int new (const args *a) {
    arena mem = {0};
    str path = arena_str(&mem, a->operands.p[1]);
    int code = EXIT_FINE;
    FILE *f = fopen(path.p, "wx"); /* never over a file that is there */
    if (!f) {
        code = fail(EXIT_IO, "%s: %s", path.p, strerror(errno));
    } else {
        bool ok = fputs(template, f) >= 0;
        ok = fclose(f) == 0 && ok;
        if (!ok)
            code = fail(EXIT_IO, "%s: %s", path.p, strerror(errno));
        else if (!args_has(a, "quiet"))
            say_written(path);
    }
    arena_free(&mem);
    return code;
}

/* ---- test -------------------------------------------------------------------------------- */

/* A script may keep no state between articles, or its results would depend on how a corpus is
 * split. So it is run three times, each time from a fresh start: over all articles, over every
 * second one, over the others. Each article's record must come out the same. */
typedef struct testing {
    const args *args;
    arena mem;
    VEC(str) records; /* of the first run; p == NULL: it failed */
    uint32_t run, index, failed, different;
} testing;

static bool test_article(void *context, session *s, doc *d, buf *line) {
    (void)line;
    testing *t = context;
    uint32_t index = t->index++;
    if (t->run && index % 2 == t->run - 1) return true;
    record r;
    buf b = {0};
    err e = {0};
    bool ok = script_score(s->scripts.p[0], d, &d->mem, &r, &e);
    if (ok && r.none)
        buf_put(&b, STR("nil"));
    else if (ok)
        record_json(&b, &r);
    if (!t->run) {
        if (!ok) run_complain(s, t->args, d, str_c(e.text));
        t->failed += !ok;
        vec_push(&t->records, ok ? arena_str(&t->mem, buf_str(&b)) : (str){0});
    } else if (!str_eq(t->records.p[index], buf_str(&b))) {
        t->different++;
        fail(0, "%.*s: the record depends on what was scored before\n  first  %.*s\n  then   %.*s",
             STR_ARG(d->id), STR_ARG(t->records.p[index]),
             STR_ARG(ok ? buf_str(&b) : str_c(e.text)));
    }
    buf_free(&b);
    return true;
}

static void test_unread(void *context, doc *d, str message, buf *line) {
    (void)context, (void)d, (void)message,
        (void)line; /* said on stderr; the script is not to blame */
}

static int test_run(testing *t, const args *files) {
    session s;
    run_counts counts = {0};
    t->index = 0;
    if (!session_open(&s, files, NULL)) return EXIT_USAGE;
    run_hooks hooks = {.article = test_article, .unread = test_unread, .context = t};
    int code = run_articles(&s, files, &hooks, &counts);
    session_close(&s);
    return code == EXIT_SOME ? EXIT_FINE : code;
}

static int test(const args *a) {
    /* The same as `tenor score -s NAME FILE…` would be given. */
    args files = {.command = a->command};
    vec_push(&files.options, (given){.option = &opt_script, .value = a->operands.p[1]});
    for (uint32_t i = 0; i < a->options.n; i++) vec_push(&files.options, a->options.p[i]);
    for (uint32_t i = 2; i < a->operands.n; i++) vec_push(&files.operands, a->operands.p[i]);
    testing t = {.args = a};
    int code = EXIT_FINE;
    for (t.run = 0; t.run < 3 && code == EXIT_FINE; t.run++) code = test_run(&t, &files);
    if (code == EXIT_FINE) {
        uint32_t bad = t.failed + t.different;
        printf("%u passed, %u failed\n", t.records.n > bad ? t.records.n - bad : 0, bad);
        code = bad ? EXIT_FOUND : EXIT_FINE;
    }
    vec_free(&t.records);
    arena_free(&t.mem);
    args_free(&files);
    return code;
}

int cmd_script(const args *a) {
    static const struct {
        const char *name;
        int (*run)(const args *);
        uint32_t least, most; /* operands, with the verb itself */
    } verbs[] = {{"list", list, 1, 1},
                 {"help", help, 2, 2},
                 {"new", new, 2, 2},
                 {"test", test, 2, UINT32_MAX}};
    if (!a->operands.n) return fail_usage(a->command, "script what? list, help, new or test");
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (!str_eq(a->operands.p[0], str_c(verbs[i].name))) continue;
        if (a->operands.n < verbs[i].least)
            return fail_usage(a->command, "script %s: name a script or a .lua file", verbs[i].name);
        if (a->operands.n > verbs[i].most)
            return fail_usage(a->command, "script %s takes no '%.*s'", verbs[i].name,
                              STR_ARG(a->operands.p[verbs[i].most]));
        return verbs[i].run(a);
    }
    return fail_usage(a->command, "no 'script %.*s'; there are list, help, new and test",
                      STR_ARG(a->operands.p[0]));
}
