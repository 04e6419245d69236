/* The scorecard. */
#include "app/read.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- scorecard --------------------------------------------------------------------------- */

static const read_gauge gauges[] = {{"tone", "tone", "own voice", -15, 15},
                                    {"tone", "quoted_tone", "quoted voices", -15, 15}};

const read_gauge *read_gauge_of(str name, str field) {
    for (size_t i = 0; i < sizeof gauges / sizeof *gauges; i++)
        if (str_eq(name, str_c(gauges[i].script)) && str_eq(field, str_c(gauges[i].field)))
            return &gauges[i];
    return NULL;
}

/* "−15 ────●──┼────── +15  own voice" in what the line has left; a value beyond the scale is an
 * arrow at its end. A narrow line has room for the label only. */
static void put_gauge(reading *r, const read_gauge *g, double x, size_t used) {
    enum { MOST = 31, LEAST = 9, BESIDE = 25 }; /* BESIDE: blanks, both ends, the longest label */
    buf *b = &r->out;
    int cells = r->width > used + BESIDE ? (int)(r->width - used - BESIDE) : 0;
    cells = cells > MOST ? MOST : cells - (cells + 1) % 2; /* odd, so that zero is in the middle */
    if (cells >= LEAST) {
        int last = cells - 1, zero = (int)lrint(-g->from / (g->to - g->from) * last);
        double at = (x - g->from) / (g->to - g->from) * last;
        int dot = (int)lrint(at < 0 ? 0 : at > last ? last : at);
        str sign = at < 0 ? STR("<") : at > last ? STR(">") : STR("●");
        buf_put(b, STR("  "));
        read_number(b, g->from);
        buf_byte(b, ' ');
        for (int i = 0; i < cells; i++)
            buf_put(b, i == dot ? sign : i == zero ? STR("┼") : STR("─"));
        buf_put(b, STR(" +"));
        read_number(b, g->to);
    }
    buf_printf(b, "  %s", g->label);
}

static int by_count(const void *a, const void *b) {
    const tally_item *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return str_cmp(x->label, y->label);
}

tally_item *read_tally(reading *r, const record_field *f) {
    tally_item *list = ARENA_NEWS(&r->d->mem, tally_item, f->n_tally + 1);
    for (uint32_t i = 0; i < f->n_tally; i++) list[i] = f->tally[i];
    if (f->n_tally) qsort(list, f->n_tally, sizeof *list, by_count);
    return list;
}

/* The most frequent labels that the line has room for. */
static void put_tally(reading *r, const record_field *f, size_t room) {
    buf *b = &r->out;
    size_t used = 0;
    const tally_item *list = read_tally(r, f);
    if (!f->n_tally) buf_put(b, STR("none"));
    for (uint32_t i = 0; i < f->n_tally; i++) {
        size_t width = utf8_width(list[i].label) + 2 + (list[i].count != 1 ? 3 : 0);
        if (used + width > room) {
            buf_printf(b, ", +%u more", f->n_tally - i);
            return;
        }
        if (i) buf_put(b, STR(", "));
        utf8_show(b, list[i].label, false);
        if (list[i].count != 1) {
            buf_put(b, STR(" ×"));
            read_number(b, list[i].count);
        }
        used += width;
    }
}

/* Of texts by label, the labels: the texts are for reports. */
static void put_labels(reading *r, const record_field *f, size_t room) {
    record_field labels = {.kind = FIELD_TALLY, .n_tally = f->n_tally};
    labels.tally = ARENA_NEWS(&r->d->mem, tally_item, f->n_tally + 1);
    for (uint32_t i = 0; i < f->n_tally; i++)
        labels.tally[i] = (tally_item){.label = f->tally[i].label, .count = 1};
    put_tally(r, &labels, room);
}

static void put_field(reading *r, str owner, const record_field *f, bool first) {
    enum { NAME = 10, FIELD = 17, COLUMN = 2 + NAME + 1 + FIELD + 1 };
    buf *b = &r->out;
    buf_put(b, STR("  "));
    str name = first ? owner : (str){0};
    tty_on(b, r->colour, STYLE_BOLD, false);
    utf8_show(b, name, false);
    tty_off(b, r->colour);
    buf_fill(b, ' ', 1 + (name.n < NAME ? NAME - name.n : 0));
    utf8_show(b, f->name, false);
    buf_fill(b, ' ', 1 + (f->name.n < FIELD ? FIELD - f->name.n : 0));
    const read_gauge *g = read_gauge_of(owner, f->name);
    switch (f->kind) {
    case FIELD_NUMBER: {
        buf number = {0};
        read_number(&number, f->number);
        size_t width = utf8_width(buf_str(&number));
        buf_fill(b, ' ', g && width < 6 ? 6 - width : 0);
        buf_put(b, buf_str(&number));
        buf_free(&number);
        if (g) put_gauge(r, g, f->number, COLUMN + (width < 6 ? 6 : width));
        break;
    }
    case FIELD_BOOL: buf_put(b, f->number ? STR("yes") : STR("no")); break;
    case FIELD_TEXT: tty_wrap(b, f->text, COLUMN, r->width); return;
    case FIELD_TALLY: put_tally(r, f, r->width - COLUMN - 10); break;
    case FIELD_TEXTS: put_labels(r, f, r->width - COLUMN - 10); break;
    }
    buf_byte(b, '\n');
}

void read_card(reading *r) {
    for (uint32_t i = 0; i < r->s->scripts.n; i++) {
        record rec;
        err e = {0};
        script *one = r->s->scripts.p[i];
        str name = script_about(one)->name;
        buf_byte(&r->out, '\n');
        if (!script_score(one, r->d, &r->d->mem, &rec, &e)) {
            r->failed = true;
            buf_put(&r->out, STR("  "));
            utf8_show(&r->out, str_c(e.text), true);
            buf_byte(&r->out, '\n');
            continue;
        }
        for (uint32_t f = 0; !rec.none && f < rec.n; f++) put_field(r, name, &rec.field[f], f == 0);
    }
}
