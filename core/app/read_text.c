/* The article itself: numbered paragraphs, wrapped, with the terms marked. */
#include "app/read.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 6 };

static int by_importance(const void *a, const void *b) {
    const hit *x = *(const hit *const *)a, *y = *(const hit *const *)b;
    uint32_t m = x->end - x->start, n = y->end - y->start;
    if (m != n) return m > n ? -1 : 1;
    return (x->start > y->start) - (x->start < y->start);
}

static int by_start(const void *a, const void *b) {
    const hit *x = *(const hit *const *)a, *y = *(const hit *const *)b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Evaluative before other classes, then the longer one. */
void read_choose(const reading *r, read_marks *chosen) {
    const scanner *s = &r->s->scan;
    uint8_t *covered = arena_alloc(&r->d->mem, r->d->words.n + 1);
    for (int pass = 0; pass < 2; pass++) {
        read_marks candidates = {0};
        for (uint32_t i = 0; i < s->hits.n; i++) {
            hit *h = &s->hits.p[i];
            bool evaluative = read_category(r, h)->class == CLASS_EVALUATIVE;
            if (read_marked(r, h) && evaluative == (pass == 0)) vec_push(&candidates, h);
        }
        if (candidates.n) qsort(candidates.p, candidates.n, sizeof *candidates.p, by_importance);
        for (uint32_t i = 0; i < candidates.n; i++) {
            hit *h = candidates.p[i];
            bool free_place = true;
            for (uint32_t w = h->first; w < h->last; w++) free_place &= !covered[w];
            if (!free_place) continue;
            memset(covered + h->first, 1, h->last - h->first);
            vec_push(chosen, h);
        }
        vec_free(&candidates);
    }
    if (chosen->n) qsort(chosen->p, chosen->n, sizeof *chosen->p, by_start);
}

/* Writes text with the marks that lie in it, word by word, so that lines break between words and a
 * mark that crosses a line end goes on behind it. */
typedef struct writer {
    reading *r;
    const read_marks *marks;
    uint32_t next; /* mark to come, or the one inside which we are */
    bool inside;
    size_t column;
    bool dim;
} writer;

static void style_on(writer *w) {
    const hit *h = w->marks->p[w->next];
    tty_on(&w->r->out, w->r->colour, read_style(w->r, h), h->voice == VOICE_AUTHOR);
}

static void style_off(writer *w) {
    tty_off(&w->r->out, w->r->colour);
    if (w->dim) tty_on(&w->r->out, w->r->colour, STYLE_DIM, false);
}

static char letter_of(const writer *w, const hit *h) {
    return w->r->letter[w->r->s->lib.terms.p[h->term].category];
}

/* Columns that the bytes [from, to) take, with the letters of the marks that end there. */
static size_t chunk_width(const writer *w, uint32_t from, uint32_t to) {
    size_t width = utf8_width(str_sub(w->r->d->text, from, to));
    for (uint32_t i = w->next; i < w->marks->n && w->marks->p[i]->end <= to; i++)
        if (w->marks->p[i]->end > from) width += 3;
    return width;
}

static void put_chunk(writer *w, uint32_t from, uint32_t to) {
    buf *b = &w->r->out;
    for (uint32_t at = from; at < to;) {
        const hit *h = w->next < w->marks->n ? w->marks->p[w->next] : NULL;
        uint32_t until = to;
        if (h && !w->inside && h->start <= at) {
            w->inside = true;
            style_on(w);
        }
        if (h && !w->inside && h->start < to) until = h->start;
        if (h && w->inside && h->end < to) until = h->end;
        utf8_show(b, str_sub(w->r->d->text, at, until), false);
        at = until;
        if (h && w->inside && at >= h->end) {
            style_off(w);
            tty_on(b, w->r->colour, STYLE_DIM, false);
            char letter = letter_of(w, h);
            buf_printf(b, "[%c]", h->voice == VOICE_AUTHOR ? letter : tolower(letter));
            style_off(w);
            w->inside = false;
            w->next++;
        }
    }
}

static void new_line(writer *w) {
    if (w->inside) style_off(w);
    buf_byte(&w->r->out, '\n');
    buf_fill(&w->r->out, ' ', INDENT);
    w->column = INDENT;
    if (w->inside) style_on(w);
}

static void put_words(writer *w, const doc_paragraph *p) {
    str text = w->r->d->text;
    for (uint32_t at = p->start; at < p->end;) {
        uint32_t from = at;
        while (from < p->end && strchr(" \t\n\r", text.p[from])) from++;
        uint32_t to = from;
        while (to < p->end && !strchr(" \t\n\r", text.p[to])) to++;
        if (from == to) break;
        size_t width = chunk_width(w, from, to);
        if (w->column > INDENT && w->column + 1 + width > w->r->width) {
            new_line(w);
        } else if (w->column > INDENT) {
            buf_byte(&w->r->out, ' ');
            w->column++;
        }
        put_chunk(w, from, to);
        w->column += width;
        at = to;
    }
}

static void put_furniture(writer *w) {
    const str note = STR("(page furniture, not scored)");
    if (w->column + 2 + note.n > w->r->width)
        new_line(w);
    else
        buf_fill(&w->r->out, ' ', 2);
    buf_put(&w->r->out, note);
    tty_off(&w->r->out, w->r->colour);
}

void read_paragraph(reading *r, const read_marks *marks, uint32_t index, uint32_t *next) {
    buf *b = &r->out;
    const doc_paragraph *p = &r->d->paragraphs.p[index];
    writer w = {.r = r, .marks = marks, .next = *next, .column = INDENT};
    w.dim = p->part == PART_FURNITURE;
    tty_on(b, r->colour, STYLE_DIM, false);
    buf_printf(b, "%4u  ", index + 1);
    if (!w.dim) tty_off(b, r->colour);
    put_words(&w, p);
    if (w.dim) put_furniture(&w);
    buf_byte(b, '\n');
    *next = w.next;
}

void read_whole_text(reading *r) {
    buf *b = &r->out;
    read_marks chosen = {0};
    uint32_t next = 0;
    read_choose(r, &chosen);
    buf_byte(b, '\n');
    tty_on(b, r->colour, STYLE_BOLD, false);
    buf_put(b, STR("  Text"));
    tty_off(b, r->colour);
    buf_put(b, STR("  ["));
    tty_on(b, r->colour, STYLE_PLAIN, true);
    buf_put(b, STR("LETTER"));
    tty_off(b, r->colour);
    buf_put(b, STR("] category, own voice · [letter] the same, quoted or reported\n"));
    for (uint32_t i = 0; i < r->d->paragraphs.n; i++) read_paragraph(r, &chosen, i, &next);
    vec_free(&chosen);
}
