/* validate: what both kinds of validation put on the page. */
#include "app/validate.h"

#include <math.h>

static page_block *last(page *p) { return &vec_last(&p->blocks); }

void put_number(page *p, double x) {
    vec_push(&last(p)->cells, (cell){.kind = isnan(x) ? CELL_EMPTY : CELL_NUMBER, .number = x});
}

void put_text(page *p, str text) {
    vec_push(&last(p)->cells,
             (cell){.kind = text.n ? CELL_TEXT : CELL_EMPTY, .text = arena_str(&p->mem, text)});
}

page_block *put_table(page *p, const char *const *columns, uint32_t n) {
    page_block *t = page_add(p, BLOCK_TABLE, (str){0});
    for (uint32_t i = 0; i < n; i++) vec_push(&t->names, arena_str(&p->mem, str_c(columns[i])));
    return t;
}

void put_heading(page *p, str text) { page_add(p, BLOCK_HEADING, text)->level = 2; }

void put_figures(page *p, const figure *f, uint32_t n) {
    static const char *const columns[] = {"agreement", "value", "95% from", "to"};
    put_table(p, columns, 4);
    for (uint32_t i = 0; i < n; i++) {
        put_text(p, str_c(f[i].name));
        put_number(p, f[i].value);
        put_number(p, f[i].range.low);
        put_number(p, f[i].range.high);
    }
}

/* ---- groups ------------------------------------------------------------------------------ */

/* Cases are sorted by id already; equal groups keep that order. */
static int by_group(const void *a, const void *b) {
    const valid_case *x = a, *y = b;
    int order = str_cmp(x->group, y->group);
    if (!order) order = str_cmp(x->id, y->id);
    if (!order) order = str_cmp(x->meant, y->meant);
    return order ? order : str_cmp(x->said, y->said);
}

void put_groups(validation *v, page *p,
                void (*rows)(validation *, page *, str group, const valid_case *, uint32_t n)) {
    uint32_t n = v->cases.n;
    valid_case *copy = ARENA_NEWS(&v->mem, valid_case, n);
    for (uint32_t i = 0; i < n; i++) copy[i] = v->cases.p[i];
    qsort(copy, n, sizeof *copy, by_group);
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && str_eq(copy[end].group, copy[i].group); end++) {
        }
        rows(v, p, copy[i].group, &copy[i], end - i);
    }
}

/* ---- disagreements ----------------------------------------------------------------------- */

static int by_distance(const void *a, const void *b) {
    const valid_case *x = a, *y = b;
    if (fabs(x->apart) != fabs(y->apart)) return fabs(x->apart) > fabs(y->apart) ? -1 : 1;
    return str_cmp(x->id, y->id);
}

static void put_case(const validation *v, page *p, const valid_case *c, const valid_word *w) {
    put_text(p, c->id);
    if (v->numbers) {
        put_number(p, c->label);
        put_number(p, c->score);
        put_number(p, c->apart);
    } else {
        put_text(p, c->meant);
        put_text(p, c->said);
    }
    put_text(p, w ? w->text : (str){0});
    put_number(p, w ? w->weight : NAN);
    put_text(p, w ? w->voice : (str){0});
    put_number(p, w ? (double)w->times : NAN);
}

void put_disagreements(validation *v, page *p, const char *apart) {
    uint32_t n = 0;
    valid_case *list = ARENA_NEWS(&v->mem, valid_case, v->cases.n);
    for (uint32_t i = 0; i < v->cases.n; i++)
        if (v->numbers ? v->cases.p[i].apart != 0 : v->cases.p[i].s != v->cases.p[i].m)
            list[n++] = v->cases.p[i];
    if (!n || !v->worst) return;
    qsort(list, n, sizeof *list, by_distance);
    put_heading(p, STR("Where they are furthest apart, and the words"));
    const char *const numbers[] = {"id",   "label",  "script", apart,
                                   "word", "weight", "voice",  "times"};
    const char *const labels[] = {"id", "label", "script", "word", "weight", "voice", "times"};
    put_table(p, v->numbers ? numbers : labels, v->numbers ? 8 : 7);
    for (uint32_t i = 0; i < n && i < v->worst; i++) {
        if (!list[i].n_words) put_case(v, p, &list[i], NULL);
        for (uint32_t k = 0; k < list[i].n_words; k++) put_case(v, p, &list[i], &list[i].word[k]);
    }
}
