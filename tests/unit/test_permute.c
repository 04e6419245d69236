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

/* The two articles that use the word most lead each of these corpora. */
static deal deal_of(const corpus *c, uint32_t draw) {
    deal d = {.group = usage_of(c, draw), .both = usage_of(c, everything(c))};
    uint32_t rest = everything(c);
    for (; d.peaks < PERMUTE_PEAKS && c->x[d.peaks] > 0; d.peaks++) {
        d.peak[d.peaks].x = c->x[d.peaks];
        d.peak[d.peaks].y = c->y[d.peaks];
        rest &= ~(1U << d.peaks);
    }
    d.dealt = usage_of(c, rest);
    return d;
}

static double permuted_p(const corpus *c, uint32_t draw) {
    deal d = deal_of(c, draw);
    return permute_p(&d);
}

static const corpus even = {12,
                            {9, 7, 5, 4, 6, 2, 5, 4, 3, 3, 1, 4},
                            {50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50}},
                    bursty = {14,
                              {9, 4, 2, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0},
                              {80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80}},
                    singles = {16,
                               {1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0},
                               {70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70}},
                    two = {12,
                           {20, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                           {70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70}};
static const corpus *const corpora[] = {&even, &bursty, &singles, &two};
enum { CORPORA = sizeof corpora / sizeof *corpora };

static void moments_are_those_of_every_draw(void **state) {
    (void)state;
    for (int k = 0; k < CORPORA; k++)
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
            permute_moments m = permute_moments_of(&own, &all, &all);
            assert_near(first, 0, 1e-9);
            assert_near(m.second, second, 1e-9 * second);
            assert_near(m.third, third, 1e-9 * fabs(second * sqrt(second)));
            free(t);
        }
}

/* A p from three moments is not the one counted; but it is hardly ever below it, and near it where
 * it is no extreme. */
static void p_is_about_that_of_every_draw(void **state) {
    (void)state;
    for (int k = 0; k < CORPORA; k++)
        for (uint32_t size = 3; size <= corpora[k]->n - 3; size++) {
            uint32_t n;
            double *t = every_draw(corpora[k], size, &n);
            for (uint32_t draw = 0; draw <= everything(corpora[k]); draw++) {
                if ((uint32_t)__builtin_popcount(draw) != size) continue;
                double exact = counted_p(t, n, excess(corpora[k], draw));
                double p = permuted_p(corpora[k], draw);
                if (p < 0.83 * exact || (exact > 0.05 && p > 1.45 * exact))
                    fail_msg("%g, counted %g", p, exact);
                if (corpora[k] == &two) assert_near(p, exact, 0.11 * exact);
            }
            free(t);
        }
}

static usage times(usage u, double k) {
    return (usage){k * u.n,  k * u.y,   k * u.yy, k * u.yyy, k * u.docs, k * u.x,
                   k * u.xx, k * u.xxx, k * u.xy, k * u.xxy, k * u.xyy,  k * u.root};
}

/* n articles of y words with x uses each. */
static usage alike(double n, double x, double y) {
    return times((usage){1, y, y * y, y * y * y, x > 0, x, x * x, x * x * x, x * y, x * x * y,
                         x * y * y, sqrt(x * y)},
                 n);
}

static usage plus(usage a, usage b) {
    return (usage){a.n + b.n,       a.y + b.y,     a.yy + b.yy,   a.yyy + b.yyy,
                   a.docs + b.docs, a.x + b.x,     a.xx + b.xx,   a.xxx + b.xxx,
                   a.xy + b.xy,     a.xxy + b.xxy, a.xyy + b.xyy, a.root + b.root};
}

/* An article that says a word 90 times which no other says: p is twice its chance of being in the
 * group, and would be had it said it once. */
static void one_article_is_one_article(void **state) {
    (void)state;
    for (double n = 1; n <= 64; n *= 2)
        for (double x = 1; x <= 90; x += 89) {
            deal d = {.group = plus(alike(1, x, 300), alike(n - 1, 0, 300)),
                      .dealt = alike(127, 0, 300),
                      .peak = {{x, 300}},
                      .peaks = 1};
            d.both = plus(alike(1, x, 300), d.dealt);
            assert_near(permute_p(&d), 2 * n / 128, 1e-12);
            assert_near(permute_clump(&d.both), x, 0.02 * x);
        }
}

/* Nor does a group stand out by a word that many use because one or two articles that use it
 * beyond measure are in it; nor by being without them if it has its share of the others. Drawing
 * them, and half the time of the others more than their share, is what p has to say. */
static void two_articles_are_two_articles(void **state) {
    (void)state;
    usage some = alike(30, 1, 400), none = alike(70, 0, 400), loud = alike(1, 80, 400);
    usage hundred = plus(some, none);
    deal d = {.peak = {{80, 400}, {80, 400}}, .peaks = 2, .dealt = times(hundred, 10)};
    d.both = plus(d.dealt, times(loud, 2));
    d.group = plus(loud, hundred);
    double one = 1 - 901 * 900 / (1002.0 * 1001), both = 102 * 101 / (1002.0 * 1001);
    assert_near(permute_p(&d), 2 * one / 2, 0.15 * one);
    d.group = plus(times(loud, 2), hundred);
    assert_near(permute_p(&d), 2 * both / 2, 0.15 * both);
    d.group = hundred;
    assert_true(permute_p(&d) > 0.5);
}

/* The same counts are less surprising in a group whose articles are longer. */
static void longer_articles_have_more_room(void **state) {
    (void)state;
    usage rest = plus(alike(20, 3, 400), plus(alike(20, 0, 400), alike(60, 1, 600)));
    usage short_ones = plus(alike(10, 2, 500), alike(10, 1, 500));
    usage long_ones = plus(alike(10, 2, 900), alike(10, 1, 900));
    usage of_short = plus(rest, short_ones), of_long = plus(rest, long_ones);
    double dealt = permute_moments_of(&short_ones, &of_short, &of_short).second;
    assert_true(permute_moments_of(&long_ones, &of_long, &of_long).second > 1.2 * dealt);
}

static void p_is_never_nothing(void **state) {
    (void)state;
    /* All of a million articles, none of another million. */
    deal d = {.group = alike(1e6, 3, 500)};
    d.both = d.dealt = plus(d.group, alike(1e6, 0, 500));
    assert_true(permute_p(&d) > 0 && permute_p(&d) < 1e-300);
    /* Exact shares, no reference, groups without words, nothing at all: nothing can be told. */
    d.both = d.dealt = times(d.group, 2);
    assert_near(permute_p(&d), 1, 0);
    d.both = d.dealt = d.group;
    assert_near(permute_p(&d), 1, 0);
    d.group = (usage){.n = 3};
    assert_near(permute_p(&d), 1, 0);
    assert_near(permute_p(&(deal){0}), 1, 0);
    assert_near(permute_clump(&(usage){0}), 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_are_those_of_every_draw),
        cmocka_unit_test(p_is_about_that_of_every_draw),
        cmocka_unit_test(one_article_is_one_article),
        cmocka_unit_test(two_articles_are_two_articles),
        cmocka_unit_test(longer_articles_have_more_room),
        cmocka_unit_test(p_is_never_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
