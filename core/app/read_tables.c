/* What was found, in tables: by category, and by whom it is about. */
#include "app/read.h"
#include "base/utf8.h"
#include "text/names.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

/* ---- letters ----------------------------------------------------------------------------- */

/* The first letter of the name that is still free, else any free one, else '*'. */
static char free_letter(str name, bool *taken) {
    for (size_t i = 0; i < name.n; i++) {
        int c = toupper((unsigned char)name.p[i]);
        if (c >= 'A' && c <= 'Z' && !taken[c - 'A']) return (char)c;
    }
    for (int i = 0; i < 26; i++)
        if (!taken[i]) return (char)('A' + i);
    return '*';
}

void read_letters(reading *r) {
    const lexlib *lib = &r->s->lib;
    bool taken[26] = {false};
    for (uint32_t i = 0; i < lib->categories.n; i++)
        if (r->letter[i] && r->letter[i] != '*') taken[r->letter[i] - 'A'] = true;
    for (uint32_t i = 0; i < r->s->scan.hits.n; i++) {
        const hit *h = &r->s->scan.hits.p[i];
        if (!read_marked(r, h)) continue;
        uint32_t category = lib->terms.p[h->term].category, top = read_top(lib, category);
        if (!r->letter[top]) {
            char letter = free_letter(lib->categories.p[top].name, taken);
            r->letter[top] = letter;
            if (letter != '*') taken[letter - 'A'] = true;
        }
        r->letter[category] = r->letter[top];
    }
}

/* ---- rows -------------------------------------------------------------------------------- */

read_word *read_found(reading *r, const hit_list *hits, uint32_t *counts, uint32_t *n) {
    const scanner *s = &r->s->scan;
    read_word *list = ARENA_NEWS(&r->d->mem, read_word, hits->n + 1);
    *n = 0;
    for (uint32_t i = 0; i < hits->n; i++) counts[s->hits.p[hits->p[i]].term]++;
    for (uint32_t i = 0; i < hits->n; i++) {
        const hit *h = &s->hits.p[hits->p[i]];
        if (!counts[h->term]) continue;
        list[(*n)++] =
            (read_word){.text = str_sub(r->d->text, h->start, h->end), .count = counts[h->term]};
        counts[h->term] = 0;
    }
    return list;
}

/* As many of the terms as the line has room for. */
static void put_terms(reading *r, const hit_list *hits, uint32_t *counts, size_t room) {
    uint32_t n, i = 0;
    const read_word *list = read_found(r, hits, counts, &n);
    for (size_t used = 0; i < n; i++) {
        size_t width = utf8_width(list[i].text) + 2 + (list[i].count > 1 ? 3 : 0);
        if (used + width > room) break;
        if (used) buf_put(&r->out, STR(", "));
        utf8_show(&r->out, list[i].text, false);
        if (list[i].count > 1) buf_printf(&r->out, " ×%u", list[i].count);
        used += width;
    }
    if (i < n) buf_printf(&r->out, ", +%u", n - i);
    buf_byte(&r->out, '\n');
}

static size_t room_for_terms(const reading *r) { return r->width > 55 ? r->width - 50 : 20; }

static void put_heading(reading *r, const char *text) {
    buf_byte(&r->out, '\n');
    tty_on(&r->out, r->colour, STYLE_BOLD, false);
    buf_put(&r->out, str_c(text));
    tty_off(&r->out, r->colour);
    buf_byte(&r->out, '\n');
}

/* ---- categories -------------------------------------------------------------------------- */

static int by_weightiest(const void *a, const void *b) {
    const read_row *x = a, *y = b;
    if (x->class != y->class) return x->class < y->class ? -1 : 1;
    uint32_t m = x->own + x->others, n = y->own + y->others;
    return m != n ? (m > n ? -1 : 1) : (x->category > y->category) - (x->category < y->category);
}

void read_order_rows(read_row *rows, uint32_t n) {
    if (n) qsort(rows, n, sizeof *rows, by_weightiest);
}

uint32_t *read_counts(const reading *r) {
    return ARENA_NEWS(&r->d->mem, uint32_t, r->s->lib.terms.n + 1);
}

static void put_row(reading *r, const read_row *c, uint32_t *counts) {
    enum { NAME = 22 };
    buf *b = &r->out;
    const lex_category *category = &r->s->lib.categories.p[c->category];
    const hit *first = &r->s->scan.hits.p[c->hits.p[0]];
    tty_on(b, r->colour, read_style(r, first), false);
    buf_printf(b, "  %c", r->letter[c->category] ? r->letter[c->category] : ' ');
    tty_off(b, r->colour);
    buf_byte(b, ' ');
    utf8_show(b, category->name, false);
    buf_fill(b, ' ', category->name.n < NAME ? NAME - category->name.n : 1);
    buf_printf(b, "%4u  %6u   ", c->own, c->others);
    put_terms(r, &c->hits, counts, room_for_terms(r));
}

read_row *read_rows(reading *r, uint32_t *count) {
    const lexlib *lib = &r->s->lib;
    const scanner *s = &r->s->scan;
    read_row *rows = ARENA_NEWS(&r->d->mem, read_row, lib->categories.n + 1);
    uint32_t n = 0;
    uint32_t *at = ARENA_NEWS(&r->d->mem, uint32_t, lib->categories.n + 1); /* index + 1 */
    for (uint32_t i = 0; i < s->hits.n; i++) {
        const hit *h = &s->hits.p[i];
        if (!read_marked(r, h) || h->negated) continue;
        uint32_t top = read_top(lib, lib->terms.p[h->term].category);
        if (!at[top]) {
            rows[n] = (read_row){
                .category = top, .class = lib->categories.p[top].class, .hue = read_hue(r, h)};
            at[top] = ++n;
        }
        read_row *c = &rows[at[top] - 1];
        if (h->voice == VOICE_AUTHOR)
            c->own++;
        else
            c->others++;
        vec_push(&c->hits, i);
    }
    read_order_rows(rows, n);
    *count = n;
    return rows;
}

void read_category_table(reading *r) {
    uint32_t n;
    read_row *rows = read_rows(r, &n);
    if (!n) return;
    put_heading(r, "  Category                 own  quoted   words");
    uint32_t *counts = read_counts(r);
    for (uint32_t i = 0; i < n; i++) {
        put_row(r, &rows[i], counts);
        vec_free(&rows[i].hits);
    }
}

/* ---- targets ----------------------------------------------------------------------------- */

static double load_of(const read_stance *t) { return fabs(t->own) + fabs(t->others); }

static int by_load(const void *a, const void *b) {
    const read_stance *x = a, *y = b;
    double m = load_of(x), n = load_of(y);
    return m != n ? (m > n ? -1 : 1) : (x->entity > y->entity) - (x->entity < y->entity);
}

static void put_sum(buf *b, double x, size_t width) {
    buf text = {0};
    read_number(&text, x);
    size_t own = utf8_width(buf_str(&text));
    buf_fill(b, ' ', own < width ? width - own : 0);
    buf_put(b, buf_str(&text));
    buf_free(&text);
}

static void put_stance(reading *r, const read_stance *t, uint32_t *counts) {
    enum { NAME = 22 };
    buf *b = &r->out, name = {0};
    utf8_show(&name, entity_name(r->d, t->entity), false);
    buf_put(b, STR("  "));
    buf_fill(b, ' ', NAME - tty_cut(b, buf_str(&name), NAME - 1));
    buf_free(&name);
    put_sum(b, t->own, 6);
    put_sum(b, t->others, 8);
    buf_put(b, STR("   "));
    put_terms(r, &t->hits, counts, room_for_terms(r));
}

read_stance *read_stances(reading *r, uint32_t *count) {
    scanner *s = &r->s->scan;
    uint32_t n = 0;
    VEC(uint32_t) at = {0}; /* per entity: index + 1 */
    read_stance *list = ARENA_NEWS(&r->d->mem, read_stance, s->hits.n + 1);
    for (uint32_t i = 0; i < s->hits.n; i++) {
        hit *h = &s->hits.p[i];
        if (h->part == PART_FURNITURE || read_category(r, h)->class != CLASS_EVALUATIVE) continue;
        scan_aim(s, r->d, h);
        if (h->target == DOC_NONE || h->negated) continue;
        while (at.n <= h->target) vec_push(&at, 0);
        if (!at.p[h->target]) {
            list[n] = (read_stance){.entity = h->target};
            at.p[h->target] = ++n;
        }
        read_stance *t = &list[at.p[h->target] - 1];
        *(h->voice == VOICE_AUTHOR ? &t->own : &t->others) += h->weight;
        vec_push(&t->hits, i);
    }
    vec_free(&at);
    if (n) qsort(list, n, sizeof *list, by_load);
    *count = n;
    return list;
}

void read_target_table(reading *r) {
    enum { MOST = 6 };
    uint32_t n;
    read_stance *list = read_stances(r, &n);
    if (!n) return;
    put_heading(r, "  Towards                  own  quoted   words");
    uint32_t *counts = read_counts(r);
    for (uint32_t i = 0; i < n; i++) {
        if (i < MOST) put_stance(r, &list[i], counts);
        vec_free(&list[i].hits);
    }
    if (n > MOST) buf_printf(&r->out, "  … and %u more\n", n - MOST);
}
