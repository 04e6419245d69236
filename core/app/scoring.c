#include "app/scoring.h"

scoring scoring_of(session *s, const args *a, void *taker) {
    return (scoring){.args = a,
                     .s = s,
                     .parts = ARENA_NEWS(&s->mem, emit_part, s->scripts.n + 1),
                     .paranoid = args_has(a, "paranoid"),
                     .taker = taker};
}

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

bool scoring_article(void *context, session *s, doc *d, buf *line) {
    scoring *c = context;
    bool all_well = true;
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        emit_part *p = &c->parts[i];
        script *one = s->scripts.p[i];
        err e = {0};
        *p = (emit_part){.script = script_about(one)->name};
        bool ok = script_score(one, d, &d->mem, &p->record, &e) &&
                  (!c->paranoid || same_again(one, d, &d->mem, &p->record, &e)) &&
                  (p->record.none || script_key(one, d, &p->record, &p->key, &e));
        if (ok) continue;
        all_well = false;
        run_complain(s, c->args, d, str_c(e.text));
        str rest = str_c(e.text); /* the record takes the message, not the traceback */
        p->failure = arena_str(&d->mem, str_cut(&rest, '\n'));
    }
    emit_article(line, d, c->parts, s->scripts.n, (str){0});
    return all_well;
}

void scoring_unread(void *context, doc *d, str message, buf *line) {
    (void)context;
    emit_article(line, d, NULL, 0, message);
}
