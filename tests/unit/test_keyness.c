/* Keyness against published examples and against a second way to reckon. */
#include "stats/keyness.h"

#include "stats/fdr.h"
#include "stats/ratio.h"

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

/* ---- measures ---------------------------------------------------------------------------- */

/* Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence", table of
 * bigrams by −2 log λ: the second word after the first (of A) and after any other (of B). */
static void g2_is_dunnings(void **state) {
    (void)state;
    assert_near(keyness_g2(110, 110 + 2442, 111, 111 + 29114), 270.72, 0.005); /* the swiss */
    assert_near(keyness_g2(29, 29 + 13, 123, 123 + 31612), 263.90, 0.005);     /* can be */
    assert_near(keyness_g2(31, 31 + 23, 139, 139 + 31584), 256.84, 0.005);     /* previous year */
    assert_near(keyness_g2(10, 10 + 0, 3, 3 + 31764), 167.23, 0.005);          /* mineral water */
}

/* Rayson and Garside 2000 count the two upper cells alone; the lower two add what is left. */
static void g2_is_raysons_and_the_other_cells(void **state) {
    (void)state;
    double a = 250, A = 12000, b = 300, B = 40000;
    double e1 = A * (a + b) / (A + B), e2 = B * (a + b) / (A + B);
    double rayson = 2 * (a * log(a / e1) + b * log(b / e2));
    double others = 2 * ((A - a) * log((A - a) / (A - e1)) + (B - b) * log((B - b) / (B - e2)));
    assert_near(keyness_g2(a, A, b, B), rayson + others, 1e-9);
    assert_near(keyness_g2(b, B, a, A), -rayson - others,
                1e-9); /* the sign says who uses it less */
}

static void g2_of_nothing_is_nothing(void **state) {
    (void)state;
    assert_near(keyness_g2(5, 100, 50, 1000), 0, 1e-12);
    assert_near(keyness_g2(0, 100, 0, 1000), 0, 0);
    assert_near(keyness_g2(0, 1000, 10, 1000),
                2 * (10 * log(2) + 1000 * log(1000 / 995.0) + 990 * log(990 / 995.0)) * -1, 1e-9);
    assert_true(isnan(keyness_g2(11, 10, 0, 10)));
}

/* Hardie 2014: each whole number is a doubling; a ratio of nothing is a ratio of half a use. */
static void ratio_is_hardies(void **state) {
    (void)state;
    assert_near(ratio_log2(4000, 1e6, 1000, 1e6, 1), 2, 1e-3);
    assert_near(ratio_log2(1000, 1e6, 1000, 8e6, 1), 3, 1e-6);
    assert_near(ratio_log2(1000, 1e6, 8000, 1e6, 1), -3, 1e-3);
    assert_near(ratio_log2(16, 1e6, 0, 1e6, 1), log2(33), 1e-9);
    assert_near(ratio_log2(0, 1e6, 0, 1e6, 1), 0, 0);
    assert_near(ratio_log2(100, 1e6, 0, 1e6, 100), log2(3), 1e-3); /* in clumps: 1½ to ½ */
}

/* Monroe, Colaresi and Quinn 2008, reckoned another way: odds and variance one by one, of a word
 * with prior counts added to both sides. */
static void z_is_monroes(void **state) {
    (void)state;
    double prior = 1000, share = 0.002, a = 120 + prior * share, b = 90 + prior * share;
    double odds_a = a / (20000 + prior - a), odds_b = b / (30000 + prior - b);
    double expected = (log(odds_a) - log(odds_b)) / sqrt(1 / a + 1 / b);
    assert_near(keyness_z(120, 20000, 90, 30000, prior, prior * share), expected, 1e-12);
    assert_near(expected, 4.8852, 5e-5);
    /* A strong prior draws rare words in and hardly touches frequent ones. */
    double weak = keyness_z(3, 1e5, 0, 1e5, 10, 0.0001),
           strong = keyness_z(3, 1e5, 0, 1e5, 1e5, 1.5);
    assert_true(weak > 0 && strong > 0);
    assert_near(keyness_z(50, 1e5, 50, 1e5, 1000, 0.5), 0, 0);
    assert_true(isnan(keyness_z(5000, 1000, 1, 1000, 10, 1)));
}

/* Benjamini and Hochberg 1995, section 3.2: of 15 comparisons four are rejected at .05. */
static void q_is_benjamini_and_hochbergs(void **state) {
    (void)state;
    static const double p[] = {0.4262, 0.0095, 0.0278, 1.0000, 0.0001, 0.0344, 0.5719, 0.0298,
                               0.0004, 0.7590, 0.0459, 0.0019, 0.6528, 0.3240, 0.0201};
    double q[15];
    q_values(p, 15, q);
    uint32_t rejected = 0;
    for (int i = 0; i < 15; i++) {
        if (q[i] <= 0.05) rejected++;
        double least = 1; /* from the definition, for each by itself */
        for (int j = 0; j < 15; j++) {
            uint32_t rank = 0;
            for (int k = 0; k < 15; k++) rank += p[k] <= p[j];
            if (p[j] >= p[i]) least = fmin(least, p[j] * 15 / rank);
        }
        assert_near(q[i], least, 1e-15);
    }
    assert_int_equal(rejected, 4);
    assert_near(q[4], 0.0015, 1e-15);
    assert_near(q[1], 0.035625, 1e-15);
    double alone = 0.03;
    q_values(&alone, 1, &alone);
    assert_near(alone, 0.03, 0);
    q_values(NULL, 0, NULL);
}

/* ---- rows -------------------------------------------------------------------------------- */

static void use(terms *t, const char *label, double times, double words) {
    assert_true(terms_article(t, words) && terms_use(t, str_c(label), times, words));
}

static const keyness_row *row_of(const keyness_row *rows, uint32_t n, uint32_t group,
                                 const char *label) {
    for (uint32_t i = 0; i < n; i++)
        if (rows[i].group == group && str_eq(rows[i].term, str_c(label))) return &rows[i];
    fail_msg("no row of %s", label);
    return NULL;
}

/* Gries 2008, "Dispersions and adjusted frequencies in corpora": five parts of 9, 10, 10, 10 and 11
 * words that use "a" 1 to 5 times. Rosengren's S = .95. */
static void evenness_is_rosengrens(void **state) {
    (void)state;
    terms gries = {0}, other = {0};
    static const double parts[] = {9, 10, 10, 10, 11};
    for (int i = 0; i < 5; i++) use(&gries, "a", i + 1, parts[i]);
    use(&other, "a", 7, 100);
    use(&other, "b", 0, 100);
    arena mem = {0};
    uint32_t n;
    keyness_options o = keyness_usual;
    o.least_docs = 1;
    keyness_row *rows = keyness((const terms *const[]){&gries, &other}, 2, &o, &mem, &n);
    assert_int_equal(n, 2);
    assert_near(rows[0].evenness, 0.95, 0.005);
    assert_near(rows[0].rest_evenness, 0.5, 1e-9); /* all in one of two equal articles */
    assert_near(rows[1].evenness, rows[0].rest_evenness, 0);
    assert_near(rows[0].rate, 30000, 1e-9);
    assert_near(rows[0].rest_rate, 3500, 1e-9);
    arena_free(&mem);
    terms_free(&gries);
    terms_free(&other);
}

static void groups_meet_the_rest_or_one_of_them(void **state) {
    (void)state;
    terms t[4] = {0}; /* the last stays empty */
    for (int i = 0; i < 60; i++) {
        use(&t[0], i % 2 ? "strike" : "walkout", 1 + i % 3, 400 + i);
        use(&t[1], i % 9 ? "weather" : "strike", 1, 500 - i);
        use(&t[2], i % 8 ? "weather" : "walkout", 2, 450);
    }
    use(&t[2], "rare", 3, 450);
    const terms *groups[] = {&t[0], &t[1], &t[2], &t[3]};
    arena mem = {0};
    uint32_t n;
    keyness_row *rows = keyness(groups, 4, &keyness_usual, &mem, &n);
    assert_int_equal(n, 9); /* 3 groups, 3 words in 5 articles */
    for (uint32_t i = 0; i < n; i++) {
        const keyness_row *r = &rows[i];
        assert_true(r->p > 0 && r->p <= 1 && r->q >= r->p && r->q <= 1);
        assert_true(r->low < r->ratio && r->ratio < r->high && isfinite(r->low + r->high));
        assert_true(isfinite(r->g2 + r->z) && r->g2 * r->ratio >= 0);
        if (!i) continue;
        assert_true(r->group >= r[-1].group);
        if (r->group == r[-1].group) assert_true(r->q >= r[-1].q);
    }
    const keyness_row *r = row_of(rows, n, 0, "strike");
    assert_true(r->times == 60 && r->docs == 30 && r->rest_times == 7 && r->rest_docs == 7);
    assert_near(r->rate, 1e5 * 60 / (60 * 400 + 1770), 1e-9);
    assert_true(r->q < 0.001 && r->low > 0 && r->z > 2);
    r = row_of(rows, n, 0, "weather");
    assert_true(r->times == 0 && r->q < 0.001 && r->high < 0 && isnan(r->evenness));

    keyness_options o = {.reference = 1, .least_docs = 8, .prior = 1000};
    rows = keyness(groups, 4, &o, &mem, &n);
    assert_int_equal(n, 5);
    for (uint32_t i = 0; i < n; i++) assert_true(rows[i].group == 0 || rows[i].group == 2);
    r = row_of(rows, n, 2, "walkout");
    assert_true(r->docs == 8 && r->rest_docs == 0 && r->rest_times == 0);
    r = row_of(rows, n, 0, "strike");
    assert_true(r->rest_docs == 7);
    arena_free(&mem);
    for (int i = 0; i < 4; i++) terms_free(&t[i]);
}

static void nothing_to_compare_gives_no_rows(void **state) {
    (void)state;
    terms alone = {0}, wordless = {0};
    for (int i = 0; i < 9; i++) {
        use(&alone, "a", 1, 100);
        use(&wordless, "a", 1, 0);
    }
    const terms *groups[] = {&alone, &wordless};
    arena mem = {0};
    uint32_t n = 7;
    keyness(groups, 0, &keyness_usual, &mem, &n);
    assert_int_equal(n, 0);
    keyness(groups, 1, &keyness_usual, &mem, &n);
    assert_int_equal(n, 0);
    keyness(groups, 2, &keyness_usual, &mem, &n);
    assert_int_equal(n, 0);
    arena_free(&mem);
    terms_free(&alone);
    terms_free(&wordless);
}

/* Clopper and Pearson 1934 of 3 in 10: 6.67% to 65.25%, as odds. Equally many words, so that the
 * ratio is a / b. */
static void intervals_are_clopper_and_pearsons(void **state) {
    (void)state;
    interval i = ratio_interval(3, 1000, 7, 1000, 1);
    assert_near(i.low, log2(0.0667395 / (1 - 0.0667395)), 1e-4);
    assert_near(i.high, log2(0.6524529 / (1 - 0.6524529)), 1e-4);
    interval mirror = ratio_interval(7, 1000, 3, 1000, 1),
             clumps = ratio_interval(30, 1000, 70, 1000, 10);
    assert_near(mirror.low, -i.high, 1e-6);
    assert_near(mirror.high, -i.low, 1e-6);
    assert_near(clumps.low, i.low, 0.02);
    assert_near(clumps.high, i.high, 0.02);
    interval eighth = ratio_interval(3, 1000, 7, 8000, 1);
    assert_near(eighth.low, i.low + 3, 0.002);
    for (double a = 0; a < 2e6; a = 3 * a + 1)
        for (double b = 0; b < 2e6; b = 3 * b + 1)
            for (double clump = 1; clump < 1000; clump *= 7) {
                interval r = ratio_interval(a, 1e8, b, 3e8, clump);
                double ratio = ratio_log2(a, 1e8, b, 3e8, clump);
                assert_true(isfinite(r.low + r.high) && r.low < ratio && ratio < r.high);
            }
}

/* Where one article says it all, it has said it once. */
static void intervals_count_clumps(void **state) {
    (void)state;
    terms t[2] = {0};
    for (int i = 0; i < 1000; i++) {
        terms *to = &t[i % 2];
        assert_true(terms_article(to, 500));
        if (i % 20 < 3) assert_true(terms_use(to, STR("single"), 1, 500));
        if (i == 7) assert_true(terms_use(to, STR("clump"), 100, 500));
    }
    arena mem = {0};
    uint32_t n;
    keyness_options o = keyness_usual;
    o.least_docs = 1;
    keyness_row *rows = keyness((const terms *const[]){&t[0], &t[1]}, 2, &o, &mem, &n);
    const keyness_row *r = row_of(rows, n, 0, "single");
    interval alone = ratio_interval(100, 250000, 50, 250000, 1);
    assert_true(r->times == 100 && r->rest_times == 50);
    assert_true(r->low == alone.low && r->high == alone.high);
    r = row_of(rows, n, 1, "clump");
    interval once = ratio_interval(1, 2500, 0, 2500, 1);
    assert_near(r->low, once.low, 0.02);
    assert_near(r->high, once.high, 0.02);
    assert_true(r->low < 0 && r->p > 0.999); /* its article is in one group or the other: a coin */
    arena_free(&mem);
    terms_free(&t[0]);
    terms_free(&t[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(g2_is_dunnings),
        cmocka_unit_test(g2_is_raysons_and_the_other_cells),
        cmocka_unit_test(g2_of_nothing_is_nothing),
        cmocka_unit_test(ratio_is_hardies),
        cmocka_unit_test(z_is_monroes),
        cmocka_unit_test(q_is_benjamini_and_hochbergs),
        cmocka_unit_test(evenness_is_rosengrens),
        cmocka_unit_test(groups_meet_the_rest_or_one_of_them),
        cmocka_unit_test(nothing_to_compare_gives_no_rows),
        cmocka_unit_test(intervals_are_clopper_and_pearsons),
        cmocka_unit_test(intervals_count_clumps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
