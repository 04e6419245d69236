/* One item's turn: from its bytes to the command's line. */
#include "app/run.h"
#include "base/utf8.h"

#include <stdio.h>

void run_complain(const session *s, const args *a, const doc *d, str message) {
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
    if (s->said)
        buf_put(s->said, buf_str(&b));
    else
        fwrite(b.p, 1, b.n, stderr);
    buf_free(&b);
}

static void note_repairs(runner *r) {
    if (!r->d.repaired || !args_has(r->a, "verbose")) return;
    char text[100];
    snprintf(text, sizeof text, "%u invalid UTF-8 sequence%s replaced", r->d.repaired,
             r->d.repaired == 1 ? "" : "s");
    run_complain(r->s, r->a, &r->d, str_c(text));
}

static bool cannot_read(runner *r, str message, buf *line) {
    run_complain(r->s, r->a, &r->d, message);
    r->hooks->unread(r->hooks->context, &r->d, message, line);
    return false;
}

/* A worker ended over it: all that is safe to know of it is where it stands. */
static bool is_lost(runner *r, const item *one, buf *line) {
    doc *d = &r->d;
    if (one->unread) {
        doc_clear(d);
        d->where = one->piece.line ? arena_printf(&d->mem, "%.*s:%llu", STR_ARG(one->piece.path),
                                                  (unsigned long long)one->piece.line)
                                   : arena_str(&d->mem, one->piece.path);
        d->id = d->where;
    }
    str message = arena_printf(&d->mem, "%.*s: %.*s", STR_ARG(d->where), STR_ARG(one->lost));
    return cannot_read(r, message, line);
}

bool run_turn(runner *r, const item *one, buf *line) {
    doc *d = &r->d;
    err e = {0};
    doc_clear(d);
    if (one->bad) {
        d->id = one->id;
        d->where = one->where;
        return cannot_read(r, one->message, line);
    }
    if (one->unread) return is_lost(r, one, line);
    bool failed = false;
    if (r->hooks->pass && r->hooks->pass(r->hooks->context, r->s, &one->piece, line, &failed))
        return !failed;
    if (!piece_read(&r->reader, &one->piece, d, &e)) return cannot_read(r, str_c(e.text), line);
    if (one->lost.n) return is_lost(r, one, line);
    if (one->message.n) run_complain(r->s, r->a, d, one->message);
    note_repairs(r);
    if (r->scoring) r->scoring(r->context);
    scan_doc(&r->s->scan, d);
    return r->hooks->article(r->hooks->context, r->s, d, line);
}
