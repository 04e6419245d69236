#include "app/run.h"
#include "app/crew.h"
#include "app/input.h"
#include "app/progress.h"
#include "base/utf8.h"
#include "text/seen.h"

#include <math.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { JOB_BYTES = 128 << 10, JOB_ITEMS = 64 }; /* a job is full with so much */
enum { MOST_WORKERS = 256, TIMEOUT = 60, MEMORY_MB = 2048 };

typedef struct run {
    runner runner;
    run_counts *counts;
    feed *feed;
    seen ids;
    progress bar;
    uint32_t workers;
    crew_limits limits;
    bool ended; /* the input has no more */
    doc cut;    /* what the feed says of a piece that is bad */
    buf held;   /* an item that is a job by itself, while the one before it is given out */
} run;

/* ---- signals ----------------------------------------------------------------------------- */

static volatile sig_atomic_t caught;

static void catch (int number) { caught = number; }

/* Without SA_RESTART: what waits for input stops waiting. A signal that whoever started us has set
 * to be ignored stays so. */
static void watch_signals(bool on) {
    static const int numbers[] = {SIGINT, SIGTERM};
    struct sigaction action = {.sa_handler = on ? catch : SIG_DFL}, before;
    if (on) caught = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
}

/* ---- what comes in and what comes out ---------------------------------------------------- */

/* The next item; false at the end of the input. Its texts are valid until the next one. */
static bool next_item(run *r, item *one, err *e) {
    *one = (item){0};
    feed_status status = feed_cut(r->feed, &one->piece, &r->cut, e);
    if (caught) return false; /* perhaps in the middle of it */
    switch (status) {
    case FEED_END: return r->ended = true, false;
    case FEED_ARTICLE: one->message = str_c(e->text); return true;
    case FEED_BAD: break;
    }
    *one = (item){.bad = true, .id = r->cut.id, .where = r->cut.where, .message = str_c(e->text)};
    return true;
}

static void count(run *r, str id, bool ok, bool read) {
    run_counts *c = r->counts;
    if (read && id.n) seen_add(&r->ids, id); /* a line that was passed on has none */
    if (ok)
        c->articles++;
    else
        c->failed++;
    c->stopped |= !ok && args_has(r->runner.a, "strict");
    progress_show(&r->bar, c->articles, c->failed, feed_done(r->feed));
}

static bool is_over(const run *r) { return r->counts->stopped || caught; }

/* Passes over what an earlier run has done. */
static void skip(run *r, uint64_t n) {
    item one;
    err e;
    while (n-- && !is_over(r) && next_item(r, &one, &e)) {
    }
}

static void run_here(run *r) {
    item one;
    err e;
    buf line = {0};
    while (!is_over(r) && next_item(r, &one, &e)) {
        bool ok = run_turn(&r->runner, &one, &line);
        count(r, r->runner.d.id, ok, !one.bad);
    }
    buf_free(&line);
}

/* ---- in the worker ----------------------------------------------------------------------- */

/* What it needs to know to keep the shared page up to date. */
typedef struct turn_mark {
    crew_mark *mark;
    uint32_t item;
} turn_mark;

static void mark_scoring(void *context) {
    turn_mark *m = context;
    crew_at(m->mark, m->item, CREW_SCORING);
}

static void note_losses(item *one, uint32_t index, const crew_loss *losses, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        if (losses[i].item != index) continue;
        one->lost = losses[i].what;
        one->unread |= losses[i].stage == CREW_READING;
    }
}

/* The answer, per item: did it go well, was there an article, its id, what there is to say of it,
 * the line. */
static void do_job(void *context, wire *items, uint32_t n, const crew_loss *losses,
                   uint32_t n_losses, crew_mark *mark, buf *answer) {
    runner *r = context;
    arena mem = {0};
    buf line = {0}, said = {0};
    turn_mark at = {mark, 0};
    r->scoring = mark_scoring;
    r->context = &at;
    r->s->said = &said;
    for (; at.item < n; at.item++) {
        item one;
        line.n = said.n = 0;
        arena_reset(&mem);
        crew_at(mark, at.item, CREW_READING);
        if (!item_take(items, &mem, &one)) break;
        note_losses(&one, at.item, losses, n_losses);
        wire_put_number(answer, run_turn(r, &one, &line));
        wire_put_number(answer, !one.bad);
        wire_put_text(answer, r->d.id);
        wire_put_text(answer, buf_str(&said));
        wire_put_text(answer, buf_str(&line));
    }
    r->s->said = NULL;
    buf_free(&line);
    buf_free(&said);
    arena_free(&mem);
}

/* ---- with workers ------------------------------------------------------------------------ */

/* Cuts the next job; what would have to be waited for can wait as long as there is other work. A
 * large item is a job by itself, so that no other one suffers for it. */
static uint32_t cut_job(run *r, buf *items, bool patient) {
    uint32_t n = 0;
    items->n = 0;
    if (r->held.n) {
        buf swap = *items;
        *items = r->held;
        r->held = swap;
        return 1;
    }
    while (n < JOB_ITEMS && items->n < JOB_BYTES && !r->ended) {
        item one;
        err e;
        if ((n || patient) && feed_waits(r->feed)) break;
        if (!next_item(r, &one, &e)) break;
        size_t before = items->n;
        item_put(items, &one);
        if (n && items->n - before > JOB_BYTES) {
            buf_put(&r->held, str_sub(buf_str(items), before, items->n));
            items->n = before;
            break;
        }
        n++;
    }
    return n;
}

static bool has_more(const run *r) { return !r->ended || r->held.n; }

static bool take_answer(run *r, wire *answer, uint32_t n, err *e) {
    const run_hooks *hooks = r->runner.hooks;
    for (uint32_t i = 0; i < n && !r->counts->stopped; i++) {
        bool ok = wire_number(answer), read = wire_number(answer);
        str id = wire_text(answer), said = wire_text(answer), line = wire_text(answer);
        if (said.n) {
            progress_clear(&r->bar);
            fwrite(said.p, 1, said.n, stderr);
        }
        count(r, id, ok, read);
        if (line.n && !hooks->take(hooks->context, line, e)) return false;
    }
    return true;
}

static bool run_crew(run *r, crew *c, err *e) {
    buf items = {0};
    bool ok = true;
    while (ok && !is_over(r)) {
        str bytes;
        uint32_t n;
        while (has_more(r) && !caught && crew_has_room(c) &&
               (n = cut_job(r, &items, !crew_is_idle(c))) > 0)
            crew_give(c, &items, n);
        if (crew_is_idle(c) && !has_more(r)) break;
        bool hungry = !r->ended && crew_has_room(c), taken = false;
        ok = crew_wait(c, hungry ? feed_descriptor(r->feed) : -1, e);
        while (ok && !r->counts->stopped && crew_take(c, &bytes, &n)) {
            wire answer = {bytes, false};
            ok = take_answer(r, &answer, n, e);
            taken = true;
        }
        if (ok && taken && r->runner.hooks->show)
            ok = r->runner.hooks->show(r->runner.hooks->context, e);
    }
    buf_free(&items);
    return ok;
}

static bool number_option(const args *a, const char *name, double otherwise, double least,
                          double most, double *out, err *e) {
    *out = otherwise;
    if (!args_has(a, name)) return true;
    str text = args_text(a, name, "");
    if (number_parse(text, out) && *out >= least && *out <= most) return true;
    return err_set(e, "--%s takes a number from %.10g to %.10g, not '%.*s'", name, least, most,
                   STR_ARG(text));
}

/* Those that we may use, which a batch system may have made fewer than there are. */
static uint32_t processors(void) {
    cpu_set_t ours;
    int n = sched_getaffinity(0, sizeof ours, &ours) == 0 ? CPU_COUNT(&ours) : 1;
    return n < 1 ? 1 : n > MOST_WORKERS ? MOST_WORKERS : (uint32_t)n;
}

/* -j, --timeout, --memory. */
static bool parse_crew(run *r, const args *a, err *e) {
    double jobs, memory;
    if (!number_option(a, "jobs", 1, 0, MOST_WORKERS, &jobs, e) ||
        !number_option(a, "timeout", TIMEOUT, 0.01, 86400, &r->limits.seconds, e) ||
        !number_option(a, "memory", MEMORY_MB, 1, 1 << 20, &memory, e))
        return false;
    if (jobs != floor(jobs)) return err_set(e, "--jobs takes a whole number, not %g", jobs);
    r->limits.memory = (uint64_t)(memory * (1 << 20));
    r->workers = jobs > 0 ? (uint32_t)jobs : processors();
    return true;
}

/* ---- the end ----------------------------------------------------------------------------- */

static void note_repeats(const seen *ids) {
    if (!ids->repeats) return;
    buf first = {0};
    utf8_show(&first, buf_str(&ids->first), false);
    fprintf(stderr, "tenor: %s%llu article%s an id that another one had before, first '%.*s'\n",
            ids->full ? "at least " : "", (unsigned long long)ids->repeats,
            ids->repeats == 1 ? " has" : "s have", STR_ARG(buf_str(&first)));
    buf_free(&first);
}

static void summary(const run *r) {
    const run_counts *c = r->counts;
    uint64_t all = c->articles + c->failed, unmatched = feed_unmatched(r->feed);
    if (args_has(r->runner.a, "quiet")) return;
    if (unmatched)
        fprintf(stderr, "tenor: %llu file%s not match --path; read without its fields\n",
                (unsigned long long)unmatched, unmatched == 1 ? " does" : "s do");
    note_repeats(&r->ids);
    if (c->signal)
        fprintf(stderr, "tenor: interrupted after %llu article%s\n", (unsigned long long)all,
                all == 1 ? "" : "s");
    else if (!all)
        fputs("tenor: no articles there\n", stderr);
    if (!c->failed) return;
    fprintf(stderr, "tenor: %llu of %llu article%s failed%s\n", (unsigned long long)c->failed,
            (unsigned long long)all, all == 1 ? "" : "s",
            c->stopped ? "; stopped at the first (--strict)" : "");
}

static int exit_code(const run_counts *c) {
    if (c->signal) return 128 + c->signal;
    if (c->io_failed) return EXIT_IO;
    return c->failed ? EXIT_SOME : EXIT_FINE;
}

static bool run_all(run *r, err *e) {
    const run_hooks *hooks = r->runner.hooks;
    if (!hooks->take) return run_here(r), true;
    crew *c = crew_open(r->workers, r->limits, do_job, &r->runner, e);
    if (!c) return false;
    watch_signals(true);
    skip(r, hooks->skip);
    bool ok = run_crew(r, c, e);
    r->counts->signal = caught;
    watch_signals(false);
    crew_close(c);
    return ok || r->counts->signal; /* which may have cut a write short */
}

int run_articles(session *s, const args *a, const run_hooks *hooks, run_counts *counts) {
    input in;
    err e = {0};
    run r = {.runner = {.s = s, .a = a, .hooks = hooks}, .counts = counts};
    if (!input_parse(&in, a, &e) || !parse_crew(&r, a, &e)) {
        input_free(&in);
        return fail_usage(a->command, "%s", e.text);
    }
    r.feed = feed_open(a->operands.p, a->operands.n, &in.options);
    r.runner.reader = feed_reader(&in.options);
    progress_start(&r.bar, a);
    bool ok = run_all(&r, &e);
    progress_clear(&r.bar);
    counts->io_failed = feed_io_failed(r.feed);
    counts->whole = ok && r.ended && !counts->stopped && !counts->signal;
    if (ok) summary(&r);
    int code = ok ? exit_code(counts) : fail_io(&e);
    seen_free(&r.ids);
    feed_close(r.feed);
    piece_reader_free(&r.runner.reader);
    doc_free(&r.runner.d);
    doc_free(&r.cut);
    buf_free(&r.held);
    input_free(&in);
    return code;
}
