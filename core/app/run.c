#include "app/run.h"
#include "app/tty.h"
#include "base/utf8.h"
#include "text/seen.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* ---- progress ---------------------------------------------------------------------------- */

typedef struct progress {
    bool on, shown;
    double started, last;
} progress;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void progress_start(progress *p, const args *a) {
    str wish = args_text(a, "progress", "auto");
    p->on = str_eq(wish, STR("bar")) || (str_eq(wish, STR("auto")) && isatty(STDERR_FILENO));
    if (args_has(a, "quiet") || !strcmp(a->command->name, "read")) p->on = false;
    p->started = p->last = now();
}

/* Silent for the first second, then five times a second. */
static void progress_show(progress *p, const run_counts *c, uint64_t bytes) {
    if (!p->on) return;
    double t = now();
    if (t - p->started < 1 || t - p->last < 0.2) return;
    p->last = t;
    p->shown = true;
    fprintf(stderr, "\r%llu articles  %.1f MB/s  %llu failed\033[K",
            (unsigned long long)c->articles, (double)bytes / 1e6 / (t - p->started),
            (unsigned long long)c->failed);
}

static void progress_end(progress *p) {
    if (p->shown) fputs("\r\033[K", stderr);
}

/* ---- what was read ----------------------------------------------------------------------- */

static bool parse_kind(str name, feed_kind *kind) {
    static const char *const names[] = {"auto", "text", "jsonl", "csv", "tsv", "html"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(name, str_c(names[i]))) return *kind = (feed_kind)i, true;
    return false;
}

/* The options of the input, but for its kind and the other names of fields. */
static bool parse_sources(const args *a, pathform *form, feed_options *o, err *e) {
    o->list = args_text(a, "files-from", "");
    for (uint32_t i = 0; str_eq(o->list, STR("-")) && i < a->operands.n; i++)
        if (str_eq(a->operands.p[i], o->list))
            return err_set(e, "standard input is the list of --files-from and cannot be read too");
    if (!args_has(a, "path")) return true;
    o->form = form;
    return pathform_parse(form, args_text(a, "path", ""), e);
}

static bool parse_renames(const args *a, arena *mem, feed_options *o, err *e) {
    uint32_t n;
    str *list = args_list(a, "field", mem, &n);
    feed_rename *renames = ARENA_NEWS(mem, feed_rename, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        str from = list[i], to = str_cut(&from, '=');
        if (!from.n || !to.n)
            return err_set(e, "--field takes TO=FROM, not '%.*s'", STR_ARG(list[i]));
        renames[i] = (feed_rename){to, from};
    }
    o->rename = renames;
    o->renames = n;
    return true;
}

void run_complain(const args *a, const doc *d, str message) {
    if (args_has(a, "quiet")) return;
    str rest = message;
    if (!args_has(a, "verbose")) message = str_cut(&rest, '\n');
    buf b = {0};
    bool placed = d->where.n && str_starts(message, d->where);
    buf_put(&b, STR("tenor: "));
    if (d->where.n && !placed) {
        utf8_show(&b, d->where, false);
        buf_put(&b, STR(": "));
    }
    utf8_show(&b, message, true);
    buf_byte(&b, '\n');
    fwrite(b.p, 1, b.n, stderr);
    buf_free(&b);
}

static void note_repeats(const seen *ids) {
    if (!ids->repeats) return;
    buf first = {0};
    utf8_show(&first, buf_str(&ids->first), false);
    fprintf(stderr, "tenor: %s%llu article%s an id that another one had before, first '%.*s'\n",
            ids->full ? "at least " : "", (unsigned long long)ids->repeats,
            ids->repeats == 1 ? " has" : "s have", STR_ARG(buf_str(&first)));
    buf_free(&first);
}

static void summary(const args *a, const run_counts *c, const feed *f, const seen *ids) {
    if (args_has(a, "quiet")) return;
    uint64_t unmatched = feed_unmatched(f);
    if (unmatched)
        fprintf(stderr, "tenor: %llu file%s not match --path; read without its fields\n",
                (unsigned long long)unmatched, unmatched == 1 ? " does" : "s do");
    note_repeats(ids);
    if (!c->articles && !c->failed) fputs("tenor: no articles there\n", stderr);
    if (!c->failed) return;
    uint64_t all = c->articles + c->failed;
    fprintf(stderr, "tenor: %llu of %llu article%s failed%s\n", (unsigned long long)c->failed,
            (unsigned long long)all, all == 1 ? "" : "s",
            c->stopped ? "; stopped at the first (--strict)" : "");
}

static void note_repairs(const args *a, const doc *d) {
    if (!d->repaired || !args_has(a, "verbose")) return;
    char text[100];
    snprintf(text, sizeof text, "%u invalid UTF-8 sequence%s replaced", d->repaired,
             d->repaired == 1 ? "" : "s");
    run_complain(a, d, str_c(text));
}

static int exit_code(const run_counts *c) {
    if (c->io_failed) return EXIT_IO;
    return c->failed ? EXIT_SOME : EXIT_FINE;
}

int run_articles(session *s, const args *a, const run_hooks *hooks, run_counts *counts) {
    arena mem = {0};
    err e = {0};
    feed_options options = {0};
    *counts = (run_counts){0};
    if (!a->operands.n && !args_has(a, "files-from"))
        return fail_usage(a->command, "nothing to read: name files, folders or -");
    pathform form;
    if (!parse_sources(a, &form, &options, &e) ||
        !parse_kind(args_text(a, "input", "auto"), &options.kind) ||
        !parse_renames(a, &mem, &options, &e)) {
        arena_free(&mem);
        return fail_usage(a->command, "%s", e.text);
    }

    feed *f = feed_open(a->operands.p, a->operands.n, &options);
    doc d = {0};
    seen ids = {0};
    progress bar = {0};
    progress_start(&bar, a);
    for (feed_status status; !counts->stopped && (status = feed_next(f, &d, &e)) != FEED_END;) {
        bool ok = status == FEED_ARTICLE;
        if (ok) {
            if (e.text[0]) run_complain(a, &d, str_c(e.text));
            note_repairs(a, &d);
            seen_add(&ids, d.id);
            scan_doc(&s->scan, &d);
            ok = hooks->article(hooks->context, s, &d);
        } else {
            run_complain(a, &d, str_c(e.text));
            hooks->unread(hooks->context, &d, str_c(e.text));
        }
        if (ok)
            counts->articles++;
        else
            counts->failed++;
        counts->stopped = !ok && args_has(a, "strict");
        progress_show(&bar, counts, feed_done(f));
    }
    progress_end(&bar);
    counts->io_failed = feed_io_failed(f);
    summary(a, counts, f, &ids);
    seen_free(&ids);
    feed_close(f);
    doc_free(&d);
    arena_free(&mem);
    return exit_code(counts);
}
