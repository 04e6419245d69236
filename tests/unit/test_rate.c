/* What rates and picks promise: the bootstrap of a plain list, the same bits in any split. */
#include "stats/picks.h"
#include "stats/rates.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 400 };

static uint64_t seed = 7;
static uint32_t below(uint32_t n) { /* xorshift64 */
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed % n);
}

typedef struct articles {
    rate_article of[MOST];
    uint32_t n;
} articles;

static articles some(uint32_t n) {
    articles a = {.n = n};
    for (uint32_t i = 0; i < n; i++) {
        char id[20];
        int length = snprintf(id, sizeof id, "article-%u", i);
        a.of[i] = (rate_article){boot_seed((str){id, (size_t)length}), below(40) * 0.25 - 6,
                                 below(900) + 1};
    }
    return a;
}

static void add_all(rate *r, const articles *a, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++)
        assert_true(rate_add(r, a->of[i].seed, a->of[i].x, a->of[i].y));
}

static char *written(const rate *r) {
    buf b = {0};
    rate_write(&b, r);
    buf_byte(&b, '\0');
    return b.p;
}

/* The ratio of articles [from, to) in one replicate, in doubles. */
static double drawn(const articles *a, uint32_t from, uint32_t to, uint32_t replicate) {
    double x = 0, y = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t times = boot_count(a->of[i].seed, replicate);
        x += times * a->of[i].x;
        y += times * a->of[i].y;
    }
    return x / y;
}

static void intervals_are_those_of_the_list(void **state) {
    (void)state;
    static const uint32_t sizes[] = {1, 5, RATE_FEW, RATE_FEW + 1, MOST};
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        articles a = some(sizes[s]);
        rate r = {0};
        double values[RATE_REPLICATES], x = 0, y = 0;
        add_all(&r, &a, 0, a.n);
        for (uint32_t i = 0; i < a.n; i++) x += a.of[i].x, y += a.of[i].y;
        for (uint32_t i = 0; i < RATE_REPLICATES; i++) values[i] = 100 * drawn(&a, 0, a.n, i);
        interval sure = boot_interval(values, RATE_REPLICATES);
        estimated e = rate_estimate(&r, NULL, 100);
        assert_true(e.n == a.n && fabs(e.value - 100 * x / y) < 1e-12);
        if (a.n == 1)
            assert_true(isnan(e.low) && isnan(e.high));
        else
            assert_true(fabs(e.low - sure.low) < 1e-9 && fabs(e.high - sure.high) < 1e-9);
        rate_free(&r);
    }
}

static void any_split_and_order_is_the_same_bytes(void **state) {
    (void)state;
    for (int turn = 0; turn < 60; turn++) {
        articles a = some(1 + below(MOST));
        uint32_t cut = below(a.n + 1);
        rate whole = {0}, left = {0}, right = {0}, read = {0};
        add_all(&whole, &a, 0, a.n);
        add_all(&left, &a, 0, cut);
        add_all(&right, &a, cut, a.n);
        rate_merge(&right, &left); /* the wrong way round */
        char *one = written(&whole), *two = written(&right);
        assert_string_equal(one, two);
        arena mem = {0};
        json j;
        err e;
        assert_true(json_parse(str_c(one), &mem, &j, &e) && rate_read(&read, &j));
        char *three = written(&read);
        assert_string_equal(one, three);
        arena_free(&mem);
        free(one), free(two), free(three);
        rate_free(&whole), rate_free(&left), rate_free(&right), rate_free(&read);
    }
}

static void differences_are_those_of_the_list(void **state) {
    (void)state;
    articles a = some(MOST);
    uint32_t cut = 150;
    rate part = {0}, rest = {0}, all = {0};
    double values[RATE_REPLICATES];
    add_all(&part, &a, 0, cut);
    add_all(&rest, &a, cut, a.n);
    add_all(&all, &a, 0, a.n);
    for (uint32_t i = 0; i < RATE_REPLICATES; i++)
        values[i] = drawn(&a, 0, cut, i) - drawn(&a, cut, a.n, i);
    interval sure = boot_interval(values, RATE_REPLICATES);
    estimated minus = rate_minus((rate_side){&part, NULL}, (rate_side){&rest, NULL}, 1),
              against = rate_against((rate_side){&part, NULL}, (rate_side){&all, NULL}, 1);
    assert_true(fabs(minus.low - sure.low) < 1e-12 && fabs(minus.high - sure.high) < 1e-12);
    assert_true(minus.value == against.value && minus.low == against.low && minus.n == cut);
    assert_true(minus.high == against.high && fabs(minus.p - against.p) < 1e-9);
    rate_free(&part), rate_free(&rest), rate_free(&all);
}

/* Σ(x − R y) over the first `cut` articles. */
static double beyond_share(const articles *a, uint32_t cut) {
    double x = 0, y = 0, own = 0;
    for (uint32_t i = 0; i < a->n; i++) x += a->of[i].x, y += a->of[i].y;
    for (uint32_t i = 0; i < cut; i++) own += a->of[i].x - x / y * a->of[i].y;
    return own;
}

static void p_is_the_share_of_deals_as_far_out(void **state) {
    (void)state;
    enum { DEALS = 20000 };
    for (int turn = 0; turn < 5; turn++) {
        articles a = some(60 + below(100));
        uint32_t cut = 15 + below(30), as_far = 0;
        rate part = {0}, all = {0};
        for (uint32_t i = 0; i < cut; i++) a.of[i].x -= turn * 0.5; /* from none to clear */
        add_all(&part, &a, 0, cut);
        add_all(&all, &a, 0, a.n);
        double p = rate_against((rate_side){&part, NULL}, (rate_side){&all, NULL}, 1).p;
        double t = fabs(beyond_share(&a, cut));
        for (int deal = 0; deal < DEALS; deal++) {
            for (uint32_t i = 0; i < cut; i++) { /* Fisher and Yates */
                uint32_t other = i + below(a.n - i);
                rate_article one = a.of[i];
                a.of[i] = a.of[other];
                a.of[other] = one;
            }
            as_far += fabs(beyond_share(&a, cut)) >= t;
        }
        double counted = (double)as_far / DEALS;
        if (fabs(p - counted) > 0.01 + 0.15 * counted) fail_msg("p %g, counted %g", p, counted);
        rate_free(&part), rate_free(&all);
    }
}

static void what_is_no_number_is_refused(void **state) {
    (void)state;
    rate r = {0};
    assert_false(rate_add(&r, 1, NAN, 1));
    assert_false(rate_add(&r, 1, 1, INFINITY));
    assert_false(rate_add(&r, 1, 0x1p53, 1));
    estimated e = rate_estimate(&r, NULL, 1);
    assert_true(r.n == 0 && isnan(e.value) && isnan(e.low));
    assert_true(rate_add(&r, 1, 0x1.fffffffffffffp52, -3));
    rate_free(&r);
}

static void damaged_rates_are_refused(void **state) {
    (void)state;
    static const char *const bad[] = {"{}",
                                      "[]",
                                      "{\"n\":-1,\"few\":[]}",
                                      "{\"n\":2,\"few\":[\"1\",1,1]}",
                                      "{\"n\":1,\"few\":[1,1,1]}",
                                      "{\"n\":1,\"few\":[\"1\",\"1\",1]}",
                                      "{\"n\":500}",
                                      "{\"n\":500,\"x\":\"1\",\"y\":\"2\",\"drawn\":\"1 2 3\"}",
                                      "{\"n\":3,\"x\":\"1\",\"y\":\"2\",\"drawn\":\"\"}",
                                      "{\"n\":500,\"x\":\"g\",\"y\":\"2\"}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        arena mem = {0};
        rate r = {0};
        json j;
        err e;
        assert_true(json_parse(str_c(bad[i]), &mem, &j, &e));
        assert_false(rate_read(&r, &j));
        rate_free(&r);
        arena_free(&mem);
    }
}

static void a_label_has_the_articles_of_all_to_divide_by(void **state) {
    (void)state;
    rates r = {0};
    for (uint64_t id = 0; id < 10; id++) {
        rate_add(&r.all, id, 0, 1);
        if (id < 3) rate_add(rates_at(&r, STR("hostile")), id, 1, 0);
    }
    const rate *hostile = rates_get(&r, STR("hostile"));
    estimated e = rate_estimate(hostile, rates_per(&r), 100);
    assert_true(e.value == 30 && e.n == 10 && hostile->n == 3);
    assert_null(rates_get(&r, STR("mixed")));
    rates_free(&r);
}

static int best_first(const void *a, const void *b) {
    const pick *x = a, *y = b;
    if (x->rank != y->rank) return x->rank > y->rank ? -1 : 1;
    return (x->chance > y->chance) - (x->chance < y->chance);
}

static void picks_are_the_best_of_all(void **state) {
    (void)state;
    for (int turn = 0; turn < 200; turn++) {
        pick all[60];
        char text[60][8];
        uint32_t n = 1 + below(60), most = 1 + below(8), found;
        picks left = {0}, right = {0}, read = {0};
        for (uint32_t i = 0; i < n; i++) {
            int length = snprintf(text[i], sizeof text[i], "t%u", i);
            all[i] = (pick){below(4), i * 7919 % 1000, {text[i], (size_t)length}};
            picks_offer(below(2) ? &left : &right, most, STR("a"), all[i].rank, all[i].chance,
                        all[i].text);
        }
        picks_merge(&left, most, &right);
        qsort(all, n, sizeof *all, best_first);
        arena mem = {0};
        buf b = {0};
        json j;
        err e;
        picks_write(&b, &left);
        assert_true(json_parse(buf_str(&b), &mem, &j, &e) && picks_read(&read, most, &j));
        const pick **list = picks_sorted(&read, STR("a"), &mem, &found);
        assert_true(found == (n < most ? n : most));
        for (uint32_t i = 0; i < found; i++) assert_true(str_eq(list[i]->text, all[i].text));
        buf_free(&b);
        arena_free(&mem);
        picks_free(&left), picks_free(&right), picks_free(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_are_those_of_the_list),
        cmocka_unit_test(any_split_and_order_is_the_same_bytes),
        cmocka_unit_test(differences_are_those_of_the_list),
        cmocka_unit_test(p_is_the_share_of_deals_as_far_out),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(damaged_rates_are_refused),
        cmocka_unit_test(a_label_has_the_articles_of_all_to_divide_by),
        cmocka_unit_test(picks_are_the_best_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
