/* What sums and keepers promise: the same bits in any order and any split. */
#include "stats/keep.h"

#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t seed = 1;
static uint64_t random64(void) { /* xorshift64 */
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

static double random_double(void) {
    for (;;) {
        uint64_t bits = random64();
        double x;
        memcpy(&x, &bits, sizeof x);
        if (isfinite(x) && fabs(x) < 1e300) return x;
    }
}

static double sum_of(const double *x, size_t n) {
    exact sum = {0};
    for (size_t i = 0; i < n; i++) assert_true(exact_add(&sum, x[i]));
    return exact_value(&sum);
}

static void one_number_comes_back_as_it_went_in(void **state) {
    (void)state;
    double edge[] = {0,    1, -1, 0.1, DBL_MAX, -DBL_MAX, DBL_MIN, DBL_TRUE_MIN, -DBL_TRUE_MIN * 3,
                     1e308};
    for (size_t i = 0; i < sizeof edge / sizeof *edge; i++)
        assert_true(sum_of(&edge[i], 1) == edge[i]);
    for (int i = 0; i < 20000; i++) {
        double x = random_double();
        assert_true(sum_of(&x, 1) == x);
    }
}

static void small_numbers_survive_large_ones(void **state) {
    (void)state;
    double x[] = {1e300, 1, 1e-300, -1e300, -1};
    assert_true(sum_of(x, 5) == 1e-300);
    double tenths[10] = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};
    assert_true(sum_of(tenths, 10) == 1.0); /* adding in doubles gives 0.9999999999999999 */
    double tie[] = {9007199254740992.0, 1};
    assert_true(sum_of(tie, 2) == 9007199254740992.0); /* ties go to even */
    double above[] = {9007199254740992.0, 1, DBL_TRUE_MIN};
    assert_true(sum_of(above, 3) == 9007199254740994.0);
}

static void order_and_split_do_not_matter(void **state) {
    (void)state;
    enum { N = 300 };
    double x[N];
    for (int round = 0; round < 50; round++) {
        exact whole = {0}, parts[3] = {0};
        for (int i = 0; i < N; i++) exact_add(&whole, x[i] = random_double());
        for (int i = N - 1; i >= 0; i--) exact_add(&parts[random64() % 3], x[i]);
        exact_merge(&parts[2], &parts[0]);
        exact_merge(&parts[2], &parts[1]);
        buf a = {0}, b = {0};
        exact_write(&a, &whole);
        exact_write(&b, &parts[2]);
        assert_true(str_eq(buf_str(&a), buf_str(&b)));
        exact back;
        assert_true(exact_read(&back, buf_str(&a)));
        assert_true(exact_value(&back) == exact_value(&whole));
        buf_free(&a);
        buf_free(&b);
    }
}

static void what_is_not_a_number_is_refused(void **state) {
    (void)state;
    exact sum = {0};
    assert_false(exact_add(&sum, NAN));
    assert_false(exact_add(&sum, INFINITY));
    assert_true(exact_value(&sum) == 0);
    const char *broken[] = {"",           "x",     "1:", "70:00000001",
                            "0:0000000g", "0:123", "-",  "1.5:00000001"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_false(exact_read(&sum, str_c(broken[i])));
}

static void a_mean_knows_its_spread(void **state) {
    (void)state;
    keeper k;
    keep_init(&k, (keep_spec){.kind = KEEP_MEAN});
    assert_true(isnan(keep_mean(&k)));
    double x[] = {2, 4, 4, 4, 5, 5, 7, 9};
    for (int i = 0; i < 8; i++) assert_true(keep_number(&k, x[i]));
    assert_true(keep_mean(&k) == 5);
    assert_true(fabs(keep_sd(&k) - sqrt(32.0 / 7)) < 1e-15);
    assert_true(fabs(keep_ci95(&k) - 2.364624 * sqrt(32.0 / 7) / sqrt(8)) < 1e-6);
    assert_true(k.least == 2 && k.greatest == 9);
    keep_free(&k);
}

static void a_tally_reads_back_sorted(void **state) {
    (void)state;
    keeper k;
    keep_init(&k, (keep_spec){.kind = KEEP_TALLY});
    keep_label(&k, STR("neutral"), 1);
    keep_label(&k, STR("hostile"), 1);
    keep_label(&k, STR("neutral"), 0.1);
    keep_label(&k, STR("neutral"), 0.2);
    arena mem = {0};
    uint32_t n;
    keep_count *c = keep_counts(&k, &mem, &n);
    assert_int_equal(n, 2);
    assert_true(str_eq(c[0].label, STR("hostile")) && c[0].count == 1);
    assert_true(str_eq(c[1].label, STR("neutral")) && c[1].count == 1.3);
    arena_free(&mem);
    keep_free(&k);
}

static void a_histogram_counts_what_lies_outside(void **state) {
    (void)state;
    keeper k;
    keep_init(&k, (keep_spec){.kind = KEEP_HISTOGRAM, .from = -1, .to = 1, .bins = 4});
    double x[] = {-1.5, -1, -0.51, -0.5, 0.99, 1, 7};
    uint64_t expected[] = {1, 2, 1, 0, 1, 2};
    for (int i = 0; i < 7; i++) keep_number(&k, x[i]);
    assert_memory_equal(k.bin, expected, sizeof expected);
    keep_free(&k);
}

/* Feeds records to `parts` keepers at random and merges them in random order. */
static buf merged(keep_spec spec, const double *x, size_t n, unsigned parts) {
    keeper *k = mem_alloc(parts * sizeof *k);
    for (unsigned i = 0; i < parts; i++) keep_init(&k[i], spec);
    for (size_t i = 0; i < n; i++) {
        keeper *to = &k[random64() % parts];
        if (spec.kind != KEEP_TALLY)
            keep_number(to, x[i]);
        else {
            char label[16];
            snprintf(label, sizeof label, "%d", (int)fabs(fmod(x[i] * 1e6, 7)));
            keep_label(to, str_c(label), x[i]);
            to->n++;
        }
    }
    for (unsigned left = parts; left > 1; left--) {
        unsigned from = (unsigned)(random64() % (left - 1)) + 1;
        keep_merge(&k[0], &k[from]);
        keep_free(&k[from]);
        if (from != left - 1) k[from] = k[left - 1];
    }
    buf out = {0};
    keep_write(&out, &k[0]);
    keep_free(&k[0]);
    free(k);
    return out;
}

static void keepers_merge_to_the_same_bytes(void **state) {
    (void)state;
    enum { N = 500 };
    double x[N];
    for (int i = 0; i < N; i++) x[i] = ((double)(random64() % 2000001) - 1e6) / 3e5;
    for (keep_kind kind = 0; kind < KEEP_KINDS; kind++) {
        keep_spec spec = {.kind = kind, .from = -2, .to = 2, .bins = 8};
        buf one = merged(spec, x, N, 1);
        for (unsigned parts = 2; parts < 9; parts++) {
            buf many = merged(spec, x, N, parts);
            assert_true(str_eq(buf_str(&one), buf_str(&many)));
            buf_free(&many);
        }
        buf_free(&one);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_number_comes_back_as_it_went_in),
        cmocka_unit_test(small_numbers_survive_large_ones),
        cmocka_unit_test(order_and_split_do_not_matter),
        cmocka_unit_test(what_is_not_a_number_is_refused),
        cmocka_unit_test(a_mean_knows_its_spread),
        cmocka_unit_test(a_tally_reads_back_sorted),
        cmocka_unit_test(a_histogram_counts_what_lies_outside),
        cmocka_unit_test(keepers_merge_to_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
