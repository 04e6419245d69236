/* The permutation test against every draw there is. */
#include "stats/permute.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_near(double x, double expected, double within) {
    if (!(fabs(x - expected) <= within)) fail_msg("%.17g is not %.17g", x, expected);
}

/* Articles: bit i of a draw says that article i is in the group. */
enum { MOST = 16 };
typedef struct corpus {
    uint32_t n;
    double x[MOST], y[MOST];
} corpus;

static usage usage_of(const corpus *c, uint32_t draw) {
    usage u = {0};
    for (uint32_t i = 0; i < c->n; i++) {
        double x = c->x[i], y = c->y[i];
        if (!(draw >> i & 1)) continue;
        u.n++;
        u.y += y;
        u.yy += y * y;
        u.yyy += y * y * y;
        u.docs += x > 0;
        u.x += x;
        u.xx += x * x;
        u.xxx += x * x * x;
        u.xy += x * y;
        u.xxy += x * x * y;
        u.xyy += x * y * y;
        u.root += sqrt(x * y);
    }
    return u;
}

static uint32_t everything(const corpus *c) { return (1U << c->n) - 1; }

static double excess(const corpus *c, uint32_t draw) { /* T */
    usage all = usage_of(c, everything(c)), own = usage_of(c, draw);
    return own.x - all.x / all.y * own.y;
}

/* T of every draw of `size` articles. */
static double *every_draw(const corpus *c, uint32_t size, uint32_t *n) {
    double *t = malloc(sizeof *t << c->n);
    assert_non_null(t);
    *n = 0;
    for (uint32_t draw = 0; draw <= everything(c); draw++)
        if ((uint32_t)__builtin_popcount(draw) == size) t[(*n)++] = excess(c, draw);
    return t;
}

/* Twice the smaller tail, counted. */
static double counted_p(const double *t, uint32_t n, double here) {
    uint32_t above = 0, below = 0;
    for (uint32_t i = 0; i < n; i++) {
        above += t[i] >= here - 1e-9;
        below += t[i] <= here + 1e-9;
    }
    return fmin(1, 2.0 * (above < below ? above : below) / n);
}

static double permuted_p(const corpus *c, uint32_t draw) {
    usage own = usage_of(c, draw), all = usage_of(c, everything(c));
    return permute_p(&own, &all);
}

static const corpus even = {12,
                            {3, 5, 4, 6, 2, 5, 7, 4, 3, 9, 1, 4},
                            {50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50}},
                    bursty = {14,
                              {0, 1, 0, 0, 9, 2, 0, 1, 0, 0, 4, 0, 1, 0},
                              {80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80}},
                    singles = {16,
                               {1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0},
                               {70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70}};
static const corpus *const corpora[] = {&even, &bursty, &singles};

static void moments_are_those_of_every_draw(void **state) {
    (void)state;
    for (int k = 0; k < 3; k++)
        for (uint32_t size = 1; size < corpora[k]->n; size++) {
            uint32_t n;
            double *t = every_draw(corpora[k], size, &n), first = 0, second = 0, third = 0;
            for (uint32_t i = 0; i < n; i++) {
                first += t[i] / n;
                second += t[i] * t[i] / n;
                third += t[i] * t[i] * t[i] / n;
            }
            uint32_t draw = (1U << size) - 1;
            usage own = usage_of(corpora[k], draw),
                  all = usage_of(corpora[k], everything(corpora[k]));
            permute_moments m = permute_moments_of(&own, &all);
            assert_near(first, 0, 1e-9);
            assert_near(m.t, excess(corpora[k], draw), 1e-9);
            assert_near(m.second, second, 1e-9 * second);
            assert_near(m.third, third, 1e-9 * fabs(second * sqrt(second)));
            free(t);
        }
}

/* A p from three moments is not the one counted, but hardly ever below it, and near it where words
 * are not in clumps and p is no extreme. */
static void p_is_about_that_of_every_draw(void **state) {
    (void)state;
    for (int k = 0; k < 3; k++)
        for (uint32_t size = 2; size <= corpora[k]->n - 2; size++) {
            uint32_t n;
            double *t = every_draw(corpora[k], size, &n);
            for (uint32_t draw = 0; draw <= everything(corpora[k]); draw++) {
                if ((uint32_t)__builtin_popcount(draw) != size) continue;
                double exact = counted_p(t, n, excess(corpora[k], draw));
                double p = permuted_p(corpora[k], draw);
                if (p < (exact < 0.2 ? 0.94 : 0.85) * exact) fail_msg("%g, counted %g", p, exact);
                if (corpora[k] != &bursty && exact > 0.05 && p > 1.25 * exact)
                    fail_msg("%g, counted %g", p, exact);
            }
            free(t);
        }
}

/* One article that says a word 90 times: p is twice its chance of being in the group. */
static void one_article_is_one_article(void **state) {
    (void)state;
    for (double n = 1; n <= 64; n *= 2) {
        double N = 128, y = 300, x = 90;
        usage own = {n,     n * y,     n * y * y, n * y * y * y, 1,         x,
                     x * x, x * x * x, x * y,     x * x * y,     x * y * y, sqrt(x * y)};
        usage all = own;
        all.n = N;
        all.y = N * y;
        all.yy = N * y * y;
        all.yyy = N * y * y * y;
        double p = permute_p(&own, &all);
        assert_true(p >= 2 * n / N * (1 - 1e-9));
        assert_true(p <= 2 * n / N * 1.1 || n == 1);
        assert_near(permute_clump(&all), x, 0.02 * x);
    }
}

/* The same counts are less surprising in a group whose articles are longer. */
static void longer_articles_have_more_room(void **state) {
    (void)state;
    corpus c = {16, {4, 0, 5, 0, 1, 0, 2, 1, 0, 1, 0, 0, 2, 0, 1, 0}, {0}};
    for (uint32_t i = 0; i < 16; i++) c.y[i] = 300 + 40 * (i % 5);
    double alike = permuted_p(&c, 0xf);
    usage own = usage_of(&c, 0xf), all = usage_of(&c, everything(&c));
    double dealt = permute_moments_of(&own, &all).second;
    for (uint32_t i = 0; i < 4; i++) c.y[i] *= 2;
    own = usage_of(&c, 0xf), all = usage_of(&c, everything(&c));
    assert_true(permute_moments_of(&own, &all).second > 1.3 * dealt);
    assert_true(permuted_p(&c, 0xf) > alike);
}

static void p_is_never_nothing(void **state) {
    (void)state;
    double n = 1e6, y = 500, x = 3; /* all of a million articles, none of another million */
    usage own = {n,         n * y,         n * y * y,     n * y * y * y,
                 n,         n * x,         n * x * x,     n * x * x * x,
                 n * x * y, n * x * x * y, n * x * y * y, n * sqrt(x * y)};
    usage all = own;
    all.n *= 2;
    all.y *= 2;
    all.yy *= 2;
    all.yyy *= 2;
    assert_true(permute_p(&own, &all) > 0 && permute_p(&own, &all) < 1e-300);
    /* Exact shares, too few articles, groups without words: nothing can be told. */
    usage twice = own;
    twice.n *= 2, twice.y *= 2, twice.yy *= 2, twice.yyy *= 2, twice.docs *= 2, twice.x *= 2;
    twice.xx *= 2, twice.xxx *= 2, twice.xy *= 2, twice.xxy *= 2, twice.xyy *= 2, twice.root *= 2;
    assert_near(permute_p(&own, &twice), 1, 0);
    assert_near(permute_p(&own, &own), 1, 0);
    usage nobody = {0};
    assert_near(permute_p(&nobody, &own), 1, 0);
    assert_near(permute_p(&nobody, &nobody), 1, 0);
    assert_near(permute_clump(&nobody), 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_those_of_every_draw),
        cmocka_unit_test(p_is_about_that_of_every_draw),
        cmocka_unit_test(one_article_is_one_article),
        cmocka_unit_test(longer_articles_have_more_room),
        cmocka_unit_test(p_is_never_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
