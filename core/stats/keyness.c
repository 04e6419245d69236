#include "stats/keyness.h"

#include "stats/fdr.h"
#include "stats/permute.h"
#include "stats/ratio.h"

#include <math.h>

const keyness_options keyness_usual = {.reference = KEYNESS_REST, .least_docs = 5, .prior = 1000};

/* ---- the measures ------------------------------------------------------------------------ */

static double cell(double observed, double expected) {
    return observed > 0 ? observed * log(observed / expected) : 0;
}

double keyness_g2(double a, double A, double b, double B) {
    if (!(a <= A && b <= B)) return NAN;
    double all = A + B, uses = a + b, others = all - uses;
    double g2 = 2 * (cell(a, A * uses / all) + cell(b, B * uses / all) +
                     cell(A - a, A * others / all) + cell(B - b, B * others / all));
    if (!(g2 > 0)) return 0; /* rounding may leave a hair below zero */
    return a / A < b / B ? -g2 : g2;
}

double keyness_z(double a, double A, double b, double B, double prior, double expected) {
    double others_a = A + prior - a - expected, others_b = B + prior - b - expected;
    if (!(others_a > 0 && others_b > 0)) return NAN;
    double delta = log((a + expected) / others_a) - log((b + expected) / others_b);
    return delta / sqrt(1 / (a + expected) + 1 / (b + expected));
}

static double evenness(const usage *u) {
    return u->x > 0 && u->y > 0 ? u->root * u->root / (u->x * u->y) : NAN;
}

/* ---- groups ------------------------------------------------------------------------------ */

/* Articles and words of a group, or of what is left without it. */
typedef struct totals {
    uint64_t n, y;
    u128 yy, yyy;
} totals;

static totals totals_of(const terms *t) { return (totals){t->n, t->y, t->yy, t->yyy}; }

static totals totals_less(totals whole, totals part) {
    return (totals){whole.n - part.n, whole.y - part.y, whole.yy - part.yy, whole.yyy - part.yyy};
}

static totals totals_more(totals one, totals other) {
    return (totals){one.n + other.n, one.y + other.y, one.yy + other.yy, one.yyy + other.yyy};
}

static usage usage_of(totals t, const term_sums *w) {
    return (usage){.n = (double)t.n,
                   .y = (double)t.y,
                   .yy = (double)t.yy,
                   .yyy = (double)t.yyy,
                   .docs = (double)w->docs,
                   .x = (double)w->x,
                   .xx = (double)w->xx,
                   .xxx = (double)w->xxx,
                   .xy = (double)w->xy,
                   .xxy = (double)w->xxy,
                   .xyy = (double)w->xyy,
                   .root = (double)w->root * 0x1p-32};
}

/* ---- rows -------------------------------------------------------------------------------- */

/* One group against its reference. */
typedef struct contest {
    const terms *group, *reference; /* reference: NULL = all others */
    uint32_t index;
    totals own, other, both;
} contest;

static contest contest_of(const terms *const *groups, uint32_t i, const terms *all,
                          uint32_t reference) {
    contest c = {.group = groups[i], .index = i, .own = totals_of(groups[i])};
    if (reference == KEYNESS_REST) {
        c.other = totals_less(totals_of(all), c.own);
    } else {
        c.reference = groups[reference];
        c.other = totals_of(c.reference);
    }
    c.both = totals_more(c.own, c.other);
    return c;
}

static totals totals_alone(term_peak a) {
    u128 y = a.y;
    return (totals){1, a.y, y * y, y * y * y};
}

static double p_of(const contest *c, const usage *own, const usage *both,
                   const term_sums *together) {
    deal d = {.group = *own, .both = *both};
    totals left = c->both;
    term_sums others = *together;
    for (uint32_t i = 0; i < TERMS_PEAKS && together->peak[i].x; i++) {
        term_peak peak = together->peak[i];
        term_sums alone = term_alone(peak);
        left = totals_less(left, totals_alone(peak));
        others = term_less(&others, &alone);
        d.peak[d.peaks].x = peak.x;
        d.peak[d.peaks++].y = peak.y;
    }
    d.dealt = usage_of(left, &others);
    return permute_p(&d);
}

static void measure(keyness_row *r, const contest *c, const term_sums *own, const term_sums *other,
                    const term_sums *together, double prior, double expected) {
    const double per = 100000;
    usage a = usage_of(c->own, own), b = usage_of(c->other, other),
          both = usage_of(c->both, together);
    r->times = own->x;
    r->docs = own->docs;
    r->rest_times = other->x;
    r->rest_docs = other->docs;
    r->rate = per * a.x / a.y;
    r->rest_rate = per * b.x / b.y;
    r->g2 = keyness_g2(a.x, a.y, b.x, b.y);
    double clump = permute_clump(&both);
    r->ratio = ratio_log2(a.x, a.y, b.x, b.y, clump);
    interval reach = ratio_interval(a.x, a.y, b.x, b.y, clump);
    r->low = reach.low;
    r->high = reach.high;
    r->z = keyness_z(a.x, a.y, b.x, b.y, prior, expected);
    r->evenness = evenness(&a);
    r->rest_evenness = evenness(&b);
    r->p = p_of(c, &a, &both, together);
}

/* The rows of one label; `own_copy` of the label is made with the first of them. */
static void rows_of(keyness_row *rows, uint32_t *n, const contest *c, const term_sums *all,
                    const keyness_options *o, double expected, arena *mem, str *own_copy) {
    static const term_sums none = {0};
    const term_sums *own = terms_get(c->group, all->label);
    if (!own) own = &none;
    term_sums other = none, together = *all;
    if (c->reference) {
        const term_sums *reference = terms_get(c->reference, all->label);
        if (reference) other = *reference;
        together = term_more(own, &other);
    } else {
        other = term_less(all, own);
    }
    if (!together.docs || together.docs < o->least_docs) return;
    if (!own_copy->p) *own_copy = arena_str(mem, all->label);
    keyness_row *r = &rows[(*n)++];
    *r = (keyness_row){.group = c->index, .term = *own_copy};
    measure(r, c, own, &other, &together, o->prior, expected);
}

/* A total order: groups and labels are unique together. */
static int by_rank(const void *a, const void *b) {
    const keyness_row *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    if (x->q != y->q) return x->q < y->q ? -1 : 1;
    double far_x = fabs(x->ratio), far_y = fabs(y->ratio);
    if (far_x != far_y) return far_x > far_y ? -1 : 1;
    return str_cmp(x->term, y->term);
}

static void add_q(keyness_row *rows, uint32_t n) {
    double *p = mem_alloc((n + 1) * sizeof *p);
    for (uint32_t i = 0; i < n; i++) p[i] = rows[i].p;
    q_values(p, n, p);
    for (uint32_t i = 0; i < n; i++) rows[i].q = p[i];
    free(p);
}

keyness_row *keyness(const terms *const *groups, uint32_t n, const keyness_options *o, arena *mem,
                     uint32_t *n_rows) {
    terms all = {0};
    for (uint32_t i = 0; i < n; i++) terms_merge(&all, groups[i]);
    arena scratch = {0};
    uint32_t n_labels, n_contests = 0, frequent = 0;
    const term_sums **labels = terms_sorted(&all, &scratch, &n_labels);
    contest *contests = ARENA_NEWS(&scratch, contest, n);
    for (uint32_t i = 0; i < n; i++) {
        contest c = contest_of(groups, i, &all, o->reference);
        if (i != o->reference && c.own.y && c.other.y) contests[n_contests++] = c;
    }
    for (uint32_t i = 0; i < n_labels; i++) frequent += labels[i]->docs >= o->least_docs;

    keyness_row *rows = ARENA_NEWS(mem, keyness_row, (size_t)frequent * n_contests);
    *n_rows = 0;
    for (uint32_t i = 0; i < n_labels; i++) {
        double expected = o->prior * (double)labels[i]->x / (double)all.y;
        str copy = {0};
        for (uint32_t k = 0; k < n_contests; k++)
            rows_of(rows, n_rows, &contests[k], labels[i], o, expected, mem, &copy);
    }
    add_q(rows, *n_rows);
    if (*n_rows) qsort(rows, *n_rows, sizeof *rows, by_rank);
    arena_free(&scratch);
    terms_free(&all);
    return rows;
}
