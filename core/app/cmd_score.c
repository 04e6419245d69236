/* tenor score: one record an article. */
#include "app/emit.h"
#include "app/run.h"

#include <string.h>

typedef struct scoring {
    const args *args;
    emit emit;
    emit_part *parts;
    uint32_t n;
    bool paranoid;
    err write; /* the first failure to write; nothing is written after it */
} scoring;

/* --paranoid: scoring the same article again must give the same bytes, or the script keeps state.
 */
static bool same_again(script *s, doc *d, arena *mem, const record *first, err *e) {
    record again;
    buf a = {0}, b = {0};
    bool ok = script_score(s, d, mem, &again, e);
    if (ok) {
        record_json(&a, first);
        record_json(&b, &again);
        ok = str_eq(buf_str(&a), buf_str(&b)) ||
             err_set(e, "a second run gave another record: %.*s, then %.*s", STR_ARG(buf_str(&a)),
                     STR_ARG(buf_str(&b)));
    }
    buf_free(&a);
    buf_free(&b);
    return ok;
}

static bool score_article(void *context, session *s, doc *d) {
    scoring *c = context;
    bool all_well = true;
    for (uint32_t i = 0; i < c->n; i++) {
        emit_part *p = &c->parts[i];
        err e = {0};
        *p = (emit_part){.script = script_about(s->scripts.p[i])->name};
        bool ok = script_score(s->scripts.p[i], d, &d->mem, &p->record, &e) &&
                  (!c->paranoid || same_again(s->scripts.p[i], d, &d->mem, &p->record, &e));
        if (ok) continue;
        all_well = false;
        run_complain(c->args, d, str_c(e.text));
        str rest = str_c(e.text); /* the record takes the message, not the traceback */
        p->failure = arena_str(&d->mem, str_cut(&rest, '\n'));
    }
    if (!c->write.text[0]) emit_article(&c->emit, d, c->parts, c->n, (str){0}, &c->write);
    return all_well;
}

static void score_unread(void *context, doc *d, str message) {
    scoring *c = context;
    if (!c->write.text[0]) emit_article(&c->emit, d, NULL, 0, message, &c->write);
}

int cmd_score(const args *a) {
    session s;
    if (!session_open(&s, a, STANDARD_SCRIPTS)) return EXIT_USAGE;
    scoring c = {.args = a, .n = s.scripts.n, .paranoid = args_has(a, "paranoid")};
    c.parts = ARENA_NEWS(&s.mem, emit_part, c.n + 1);
    output out;
    err e = {0};
    run_counts counts;
    int code = EXIT_IO;
    if (output_open(&out, args_text(a, "output", ""), &e)) {
        emit_open(&c.emit, &out, str_eq(args_text(a, "format", "jsonl"), STR("csv")), &c.write);
        run_hooks hooks = {score_article, score_unread, &c};
        code = run_articles(&s, a, &hooks, &counts);
        bool ok = !c.write.text[0];
        ok = emit_close(&c.emit, &c.write) && ok;
        ok = output_close(&out, ok && code != EXIT_USAGE, ok ? &c.write : &e) && ok;
        if (!ok) code = fail(EXIT_IO, "%s", c.write.text);
    } else {
        fail(EXIT_IO, "%s", e.text);
    }
    session_close(&s);
    return code;
}
