/* Agreement and its intervals, against published examples and against a second way to reckon. */
#include "base/arena.h"
#include "stats/agree.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_near(double x, double expected, double within) {
    if (!(fabs(x - expected) <= within)) fail_msg("%.17g is not %.17g", x, expected);
}

static uint64_t seed = 7;
static uint32_t random_below(uint32_t n) { /* xorshift64 */
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % n;
}

/* ---- numbers ----------------------------------------------------------------------------- */

enum { MOST = 64 };
typedef struct numbers {
    agree_numbers a;
    uint32_t by_x[MOST], by_y[MOST];
    double room[2 * MOST];
} numbers;

static void numbers_of(numbers *s, const double *x, const double *y, uint32_t n) {
    s->a = (agree_numbers){x, y, n, s->by_x, s->by_y};
    agree_order(x, n, s->by_x);
    agree_order(y, n, s->by_y);
}

/* Anscombe 1973, "Graphs in Statistical Analysis": all four sets have r = .816 and the line
 * 3 + 0.5 x. */
static void pearson_and_the_line_are_anscombes(void **state) {
    (void)state;
    static const double first[] = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5},
                        last[] = {8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8};
    static const double y[4][11] = {
        {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68},
        {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74},
        {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73},
        {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}};
    for (int i = 0; i < 4; i++) {
        numbers s;
        numbers_of(&s, i < 3 ? first : last, y[i], 11);
        assert_near(agree_pearson(s.a.x, s.a.y, NULL, 11), 0.816, 1e-3);
        agree_line line = agree_fit(&s.a);
        assert_near(line.intercept, 3.00, 5e-3);
        assert_near(line.slope, 0.500, 5e-4);
    }
}

/* The textbook example of intelligence and hours of television: ρ = −29/165. */
static void spearman_is_the_textbooks(void **state) {
    (void)state;
    static const double iq[] = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
                        hours[] = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    numbers s;
    numbers_of(&s, iq, hours, 10);
    assert_near(agree_spearman(&s.a, NULL, s.room), -29.0 / 165, 1e-15);
}

/* Rank of one among all, counted pair by pair. */
static double slow_rank(const double *x, uint32_t n, uint32_t i) {
    double rank = 0.5;
    for (uint32_t j = 0; j < n; j++) rank += x[j] < x[i] ? 1 : x[j] == x[i] ? 0.5 : 0;
    return rank;
}

/* Pearson by the other formula: n Σxy − Σx Σy over … */
static double slow_pearson(const double *x, const double *y, uint32_t n) {
    double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;
    for (uint32_t i = 0; i < n; i++) {
        sx += x[i];
        sy += y[i];
        xx += x[i] * x[i];
        yy += y[i] * y[i];
        xy += x[i] * y[i];
    }
    return (n * xy - sx * sy) / sqrt((n * xx - sx * sx) * (n * yy - sy * sy));
}

static void ties_share_their_ranks(void **state) {
    (void)state;
    for (int round = 0; round < 200; round++) {
        double x[40], y[40], rx[40], ry[40];
        for (int i = 0; i < 40; i++) {
            x[i] = random_below(6);
            y[i] = x[i] + random_below(5);
        }
        numbers s;
        numbers_of(&s, x, y, 40);
        for (uint32_t i = 0; i < 40; i++) {
            rx[i] = slow_rank(x, 40, i);
            ry[i] = slow_rank(y, 40, i);
        }
        assert_near(agree_spearman(&s.a, NULL, s.room), slow_pearson(rx, ry, 40), 1e-12);
        assert_near(agree_pearson(x, y, NULL, 40), slow_pearson(x, y, 40), 1e-12);
    }
}

/* Counting a pair three times is the same as having it three times. */
static void times_are_repetitions(void **state) {
    (void)state;
    for (int round = 0; round < 100; round++) {
        double x[12], y[12], long_x[MOST], long_y[MOST];
        uint32_t times[12], n = 0;
        for (int i = 0; i < 12; i++) {
            x[i] = random_below(7);
            y[i] = random_below(7);
            times[i] = i < 2 ? 1 : random_below(5);
            for (uint32_t k = 0; k < times[i]; k++, n++) long_x[n] = x[i], long_y[n] = y[i];
        }
        numbers s, whole;
        numbers_of(&s, x, y, 12);
        numbers_of(&whole, long_x, long_y, n);
        double r = agree_pearson(x, y, times, 12);
        if (isnan(r)) continue;
        assert_near(r, agree_pearson(long_x, long_y, NULL, n), 1e-12);
        assert_near(agree_spearman(&s.a, times, s.room), agree_spearman(&whole.a, NULL, whole.room),
                    1e-12);
        assert_near(agree_mae(&s.a, times), agree_mae(&whole.a, NULL), 1e-12);
        assert_near(agree_rmse(&s.a, times), agree_rmse(&whole.a, NULL), 1e-12);
    }
}

static void errors_are_means_and_what_is_constant_has_no_correlation(void **state) {
    (void)state;
    double x[] = {1, 2, 3, 4}, y[] = {1, 4, 3, 0}, same[] = {0.1, 0.1, 0.1, 0.1};
    numbers s;
    numbers_of(&s, x, y, 4);
    assert_near(agree_mae(&s.a, NULL), 1.5, 0);
    assert_near(agree_rmse(&s.a, NULL), sqrt(5), 1e-15);
    numbers_of(&s, same, y, 4);
    assert_true(isnan(agree_pearson(same, y, NULL, 4)));
    assert_true(isnan(agree_spearman(&s.a, NULL, s.room)));
    assert_true(isnan(agree_fit(&s.a).slope));
    assert_true(isnan(agree_pearson(x, y, NULL, 0)));
    /* Small differences on a large level are differences still. */
    double high[] = {1e6 + 1e-3, 1e6 + 2e-3, 1e6 + 3e-3, 1e6 + 4e-3};
    assert_near(agree_pearson(high, x, NULL, 4), 1, 1e-6);
    double huge[] = {1e90, 2e90, 3e90, 4e90}, tiny[] = {4e-90, 3e-90, 2e-90, 1e-90};
    assert_near(agree_pearson(huge, huge, NULL, 4), 1, 1e-12);
    assert_near(agree_pearson(tiny, tiny, NULL, 4), 1, 1e-12);
    numbers_of(&s, huge, tiny, 4);
    assert_true(agree_spearman(&s.a, NULL, s.room) == -1);
}

/* ---- labels ------------------------------------------------------------------------------ */

/* Cohen 1960, "A Coefficient of Agreement for Nominal Scales", table 2: 200 subjects, κ = .492. */
static void kappa_is_cohens(void **state) {
    (void)state;
    uint64_t count[] = {88, 14, 18, 10, 40, 10, 2, 6, 12};
    agree_table t = {count, 3};
    assert_int_equal(agree_units(&t), 200);
    assert_near(agree_accuracy(&t), 0.70, 1e-15);
    assert_near(agree_kappa(&t), (140.0 - 82) / (200 - 82), 1e-15);
    assert_near(agree_kappa(&t), 0.492, 5e-4);
}

/* Fleiss, Cohen and Everitt 1969, "Large Sample Standard Errors of Kappa and Weighted Kappa":
 * κ = .429. */
static void kappa_is_that_of_fleiss_cohen_everitt(void **state) {
    (void)state;
    uint64_t count[] = {53, 5, 2, 11, 14, 5, 1, 6, 3};
    agree_table t = {count, 3};
    assert_near(agree_kappa(&t), 0.429, 5e-4);
}

enum { GAP = 0 }; /* a coder said nothing */

/* Adds the m values that coders gave one unit to the k × k coincidences. */
static void coincide(double *o, uint32_t k, const uint32_t *values, uint32_t m) {
    for (uint32_t i = 0; i < m; i++)
        for (uint32_t j = 0; j < m; j++)
            if (i != j) o[(size_t)values[i] * k + values[j]] += 1.0 / (m - 1);
}

static double alpha_of(const uint32_t *values, uint32_t coders, uint32_t units, uint32_t labels) {
    double o[6 * 6] = {0};
    for (uint32_t u = 0; u < units; u++) {
        uint32_t said[8], m = 0;
        for (uint32_t c = 0; c < coders; c++)
            if (values[c * units + u] != GAP) said[m++] = values[c * units + u];
        if (m > 1) coincide(o, labels, said, m);
    }
    return agree_alpha(o, labels);
}

/* Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", examples A, B and C. */
static void alpha_is_krippendorffs(void **state) {
    (void)state;
    static const uint32_t binary[] = {1, 2, 1, 1, 1, 1, 1, 1, 2, 1,  /* Meg, 0 and 1 as 1 and 2 */
                                      2, 2, 2, 1, 1, 2, 1, 1, 1, 1}; /* Owen */
    assert_near(alpha_of(binary, 2, 10, 3), 0.095, 5e-4);
    static const uint32_t nominal[] = {1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1,  /* Ben, a … e */
                                       2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4}; /* Gerry */
    assert_near(alpha_of(nominal, 2, 12, 6), 0.692, 5e-4);
    static const uint32_t gaps[] = {1,   2, 3, 3, 2, 1, 4, 1, 2, GAP, GAP, GAP,  /* A */
                                    1,   2, 3, 3, 2, 2, 4, 1, 2, 5,   GAP, 3,    /* B */
                                    GAP, 3, 3, 3, 2, 3, 4, 2, 2, 5,   1,   GAP,  /* C */
                                    1,   2, 3, 3, 2, 4, 4, 1, 2, 5,   1,   GAP}; /* D */
    assert_near(alpha_of(gaps, 4, 12, 6), 0.743, 5e-4);
}

static void a_table_gives_the_alpha_of_its_units(void **state) {
    (void)state;
    for (int round = 0; round < 50; round++) {
        uint64_t count[9] = {0};
        double o[9] = {0}, room[9];
        for (int i = 0; i < 30; i++) {
            uint32_t pair[] = {random_below(3), random_below(3)};
            count[pair[0] * 3 + pair[1]]++;
            coincide(o, 3, pair, 2);
        }
        agree_table t = {count, 3};
        assert_true(agree_table_alpha(&t, room) == agree_alpha(o, 3));
    }
}

static void classes_are_counted_by_rows_and_columns(void **state) {
    (void)state;
    /* Cats, fish, hens; people see 6, 10, 9, the script 13, 5, 7. Reckoned by hand. */
    uint64_t count[] = {4, 1, 1, 6, 2, 2, 3, 0, 6};
    agree_table t = {count, 3};
    assert_int_equal(agree_gold(&t, 1), 10);
    assert_int_equal(agree_script(&t, 0), 13);
    assert_near(agree_precision(&t, 0), 4.0 / 13, 1e-15);
    assert_near(agree_precision(&t, 1), 2.0 / 3, 1e-15);
    assert_near(agree_recall(&t, 1), 2.0 / 10, 1e-15);
    assert_near(agree_f1(&t, 2), 2 * (6.0 / 9) * (6.0 / 9) / (6.0 / 9 + 6.0 / 9), 1e-15);
    assert_near(agree_macro_f1(&t), (8.0 / 19 + 4.0 / 13 + 12.0 / 18) / 3, 1e-15);
    assert_near(agree_accuracy(&t), 12.0 / 25, 1e-15);
    uint64_t half[] = {3, 0, 0, 1, 0, 0, 0, 0, 0}; /* never said; in nobody's mouth */
    t.count = half;
    assert_true(isnan(agree_precision(&t, 1)) && agree_recall(&t, 1) == 0 && agree_f1(&t, 1) == 0);
    assert_true(isnan(agree_f1(&t, 2)));
    assert_near(agree_macro_f1(&t), (6.0 / 7 + 0) / 2, 1e-15);
    uint64_t one[] = {5, 0, 0, 0, 0, 0, 0, 0, 0};
    double room[9];
    t.count = one;
    assert_true(isnan(agree_kappa(&t)) && isnan(agree_table_alpha(&t, room)));
}

/* Newcombe 1998, "Two-sided confidence intervals for the single proportion", method 3. */
static void wilson_is_newcombes(void **state) {
    (void)state;
    static const struct {
        uint64_t hits, n;
        double low, high;
    } known[] = {{81, 263, .2553, .3662},
                 {15, 148, .0624, .1605},
                 {0, 20, .0000, .1611},
                 {1, 29, .0061, .1718}};
    for (size_t i = 0; i < 4; i++) {
        interval w = agree_wilson(known[i].hits, known[i].n);
        assert_near(w.low, known[i].low, 5e-5);
        assert_near(w.high, known[i].high, 5e-5);
        interval other = agree_wilson(known[i].n - known[i].hits, known[i].n);
        assert_near(other.low, 1 - w.high, 1e-12);
    }
    assert_true(agree_wilson(0, 20).low == 0 && agree_wilson(20, 20).high == 1);
    assert_true(isnan(agree_wilson(0, 0).low));
}

/* ---- the bootstrap ----------------------------------------------------------------------- */

/* A million counts: each k as often as e^−1 / k! says, within four standard errors. */
static void counts_are_poisson(void **state) {
    (void)state;
    enum { IDS = 1000, REPLICATES = 1000 };
    uint64_t seen[12] = {0};
    for (uint32_t i = 0; i < IDS; i++) {
        char id[16];
        snprintf(id, sizeof id, "article-%u", i);
        for (uint32_t r = 0; r < REPLICATES; r++) {
            uint32_t k = boot_count(boot_seed(str_c(id)), r);
            seen[k < 11 ? k : 11]++;
        }
    }
    double p = exp(-1), n = (double)IDS * REPLICATES;
    for (uint32_t k = 0; k < 8; k++) {
        assert_near((double)seen[k], n * p, 4 * sqrt(n * p * (1 - p)));
        p /= k + 1;
    }
}

static void replicates_and_articles_are_independent(void **state) {
    (void)state;
    enum { N = 20000 };
    double *a = mem_alloc(N * sizeof *a), *b = mem_alloc(N * sizeof *b),
           *c = mem_alloc(N * sizeof *c);
    uint64_t one = boot_seed(STR("1")), two = boot_seed(STR("2"));
    for (uint32_t r = 0; r < N; r++) {
        a[r] = boot_count(one, r);
        b[r] = boot_count(two, r);
        c[r] = boot_count(one, r + 1);
    }
    assert_near(agree_pearson(a, b, NULL, N), 0, 4 / sqrt(N));
    assert_near(agree_pearson(a, c, NULL, N), 0, 4 / sqrt(N));
    free(a);
    free(b);
    free(c);
}

/* Fixed for good: a result printed today can be printed again. */
static void counts_never_change(void **state) {
    (void)state;
    uint32_t sum = 0, first[8];
    for (uint32_t r = 0; r < 1000; r++) sum += boot_count(boot_seed(STR("harbour")), r);
    for (uint32_t r = 0; r < 8; r++) first[r] = boot_count(0, r);
    /* SplitMix64 of seed 0 begins e220a8397b1dcdaf 6e789e6aa1b965f4 06c45d188009454f. */
    assert_int_equal(first[0], 2);
    assert_int_equal(first[1], 1);
    assert_int_equal(first[2], 0);
    assert_near(sum, 1000, 4 * sqrt(1000));
}

/* The interval of a mean is what theory says of it, mean ± 1.96 sd / √n, within a few percent. */
static void an_interval_has_the_width_of_theory(void **state) {
    (void)state;
    enum { N = 400, REPLICATES = 4000 };
    double x[N], *means = mem_alloc(REPLICATES * sizeof *means);
    uint64_t seeds[N];
    for (uint32_t i = 0; i < N; i++) {
        char id[16];
        snprintf(id, sizeof id, "%u", i);
        seeds[i] = boot_seed(str_c(id));
        x[i] = random_below(100);
    }
    for (uint32_t r = 0; r < REPLICATES; r++) {
        double sum = 0, n = 0;
        for (uint32_t i = 0; i < N; i++) {
            uint32_t k = boot_count(seeds[i], r);
            sum += k * x[i];
            n += k;
        }
        means[r] = sum / n;
    }
    interval found = boot_interval(means, REPLICATES);
    double mean = 0, squares = 0;
    for (uint32_t i = 0; i < N; i++) mean += x[i] / N;
    for (uint32_t i = 0; i < N; i++) squares += (x[i] - mean) * (x[i] - mean);
    double half = 1.96 * sqrt(squares / (N - 1)) / sqrt(N);
    assert_near(found.low, mean - half, half / 10);
    assert_near(found.high, mean + half, half / 10);
    free(means);
}

static void quantiles_are_interpolated_and_gaps_left_out(void **state) {
    (void)state;
    double x[41], few[] = {NAN, 1, NAN, NAN}, half[] = {NAN, 3, 3, NAN};
    for (int i = 0; i < 41; i++) x[i] = 40 - i;
    interval found = boot_interval(x, 41);
    assert_near(found.low, 1, 1e-12);
    assert_near(found.high, 39, 1e-12);
    assert_true(isnan(boot_interval(few, 4).low));
    assert_true(boot_interval(half, 4).low == 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pearson_and_the_line_are_anscombes),
        cmocka_unit_test(spearman_is_the_textbooks),
        cmocka_unit_test(ties_share_their_ranks),
        cmocka_unit_test(times_are_repetitions),
        cmocka_unit_test(errors_are_means_and_what_is_constant_has_no_correlation),
        cmocka_unit_test(kappa_is_cohens),
        cmocka_unit_test(kappa_is_that_of_fleiss_cohen_everitt),
        cmocka_unit_test(alpha_is_krippendorffs),
        cmocka_unit_test(a_table_gives_the_alpha_of_its_units),
        cmocka_unit_test(classes_are_counted_by_rows_and_columns),
        cmocka_unit_test(wilson_is_newcombes),
        cmocka_unit_test(counts_are_poisson),
        cmocka_unit_test(replicates_and_articles_are_independent),
        cmocka_unit_test(counts_never_change),
        cmocka_unit_test(an_interval_has_the_width_of_theory),
        cmocka_unit_test(quantiles_are_interpolated_and_gaps_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
