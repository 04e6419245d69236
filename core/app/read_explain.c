/* --explain: every number's words, and what was found and not counted. */
#include "app/read.h"
#include "base/utf8.h"
#include "text/names.h"

#include <math.h>

/* A weight as it multiplies: up to six decimals, none wasted. Sums of such weights are rounded the
 * same way, so that what is printed adds up to what is printed. */
static void put_weight(buf *b, double x, size_t width) {
    buf text = {0};
    if (x < 0) buf_put(&text, STR("−"));
    buf_number(&text, rint(fabs(x) * 1e6) / 1e6);
    size_t w = utf8_width(buf_str(&text));
    buf_fill(b, ' ', w < width ? width - w : 0);
    buf_put(b, buf_str(&text));
    buf_free(&text);
}

void read_origin(buf *b, const lexlib *lib, uint32_t term) {
    const lex_place *at = &lib->terms.p[term].at;
    utf8_show(b, str_basename(lib->files.p[at->file].path), false);
    buf_printf(b, ":%u", at->line);
}

void read_changes(buf *b, const lexlib *lib, const hit *h) {
    for (uint32_t i = 0; i < lib->modifiers.n; i++)
        if (h->modifiers >> i & 1) buf_printf(b, " %.*s", STR_ARG(lib->modifiers.p[i].name));
}

/* Whom a word that judges is about, and by which rule. */
static void put_target(reading *r, hit *h) {
    if (read_category(r, h)->class != CLASS_EVALUATIVE) return;
    scan_aim(&r->s->scan, r->d, h);
    if (h->target == DOC_NONE) return;
    buf_put(&r->out, STR(" → "));
    utf8_show(&r->out, entity_name(r->d, h->target), false);
    buf_printf(&r->out, " (%s)", h->rule);
}

static void put_hit(reading *r, hit *h, double contribution) {
    buf *b = &r->out;
    const lexlib *lib = &r->s->lib;
    put_weight(b, contribution, 10);
    buf_put(b, STR("  "));
    size_t from = b->n;
    utf8_show(b, str_sub(r->d->text, h->start, h->end), false);
    size_t width = utf8_width(str_sub(buf_str(b), from, b->n));
    buf_fill(b, ' ', width < 24 ? 24 - width : 1);
    buf_printf(b, " ¶%-3u %-7s ", paragraph_at(r->d, h->first) + 1, voice_names[h->voice]);
    utf8_show(b, read_category(r, h)->name, false);
    buf_byte(b, ' ');
    read_origin(b, lib, h->term);
    read_changes(b, lib, h);
    put_target(r, h);
    buf_byte(b, '\n');
}

static void put_call(reading *r, const trace *t, const trace_call *c) {
    buf *b = &r->out;
    bool counts = c->verb[0] == 'c' || c->verb[0] == 'h'; /* count and hits: each hit is one */
    double total = 0;
    buf_printf(b, "    %s{%.*s}\n", c->verb, STR_ARG(c->filter));
    for (uint32_t i = c->first; i < c->last; i++) {
        hit *h = &r->s->scan.hits.p[t->hits.p[i]];
        double one = counts ? 1 : h->weight;
        total += one;
        put_hit(r, h, one);
    }
    put_weight(b, total, 10);
    buf_put(b, STR("  sum"));
    if (c->words) {
        buf_put(b, STR(" × 100 ÷ "));
        read_count(b, c->words);
        buf_put(b, STR(" words = "));
        read_number(b, c->result);
    }
    buf_byte(b, '\n');
}

static void put_dropped(reading *r) {
    buf *b = &r->out;
    const scanner *s = &r->s->scan;
    const lexlib *lib = &r->s->lib;
    if (!s->dropped.n) return;
    buf_put(b, STR("\n  Found and not counted\n"));
    for (uint32_t i = 0; i < s->dropped.n; i++) {
        const dropped *d = &s->dropped.p[i];
        buf_put(b, STR("      "));
        size_t from = b->n;
        utf8_show(b, str_sub(r->d->text, d->hit.start, d->hit.end), false);
        size_t width = utf8_width(str_sub(buf_str(b), from, b->n));
        buf_fill(b, ' ', width < 24 ? 24 - width : 1);
        buf_printf(b, " ¶%-3u %s", paragraph_at(r->d, d->hit.first) + 1, drop_names[d->why]);
        if (d->by != LEX_NONE) {
            buf_put(b, STR(": "));
            utf8_show(b, lib->terms.p[d->by].text, false);
        }
        buf_byte(b, ' ');
        read_origin(b, lib, d->hit.term);
        buf_byte(b, '\n');
    }
}

void read_explain(reading *r) {
    buf *b = &r->out;
    buf_byte(b, '\n');
    tty_on(b, r->colour, STYLE_BOLD, false);
    buf_put(b, STR("  Where the numbers come from\n"));
    tty_off(b, r->colour);
    for (uint32_t i = 0; i < r->s->scripts.n; i++) {
        const trace *t = script_trace(r->s->scripts.p[i]);
        buf_put(b, STR("\n  "));
        utf8_show(b, script_about(r->s->scripts.p[i])->name, false);
        buf_byte(b, '\n');
        for (uint32_t c = 0; c < t->calls.n; c++) put_call(r, t, &t->calls.p[c]);
    }
    put_dropped(r);
}
