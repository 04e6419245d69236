/* What terms promise: the same bits in any order and any split, and nothing absurd gets in. */
#include "stats/terms.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static uint64_t seed = 3;
static uint32_t random_below(uint32_t n) { /* xorshift64 */
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % n;
}

static const char *const labels[] = {"thug", "regime", "Régime", "", "so-called \"dove\"",
                                     "a",    "ab"};
enum { LABELS = sizeof labels / sizeof *labels, ARTICLES = 200 };

typedef struct article {
    uint32_t words, times[LABELS];
} article;

static article articles[ARTICLES];

static void deal_articles(void) {
    for (uint32_t i = 0; i < ARTICLES; i++) {
        articles[i].words = random_below(random_below(8) ? 3000 : TERMS_MOST_WORDS + 1);
        for (uint32_t k = 0; k < LABELS; k++)
            articles[i].times[k] =
                random_below(3) ? 0 : random_below(random_below(9) ? 20 : 1 << 20);
    }
}

static void count(terms *t, const article *a) {
    assert_true(terms_article(t, a->words));
    for (uint32_t k = 0; k < LABELS; k++)
        assert_true(terms_use(t, str_c(labels[k]), a->times[k], a->words));
}

static buf written(const terms *t) {
    buf b = {0};
    terms_write(&b, t);
    return b;
}

static void assert_same(const terms *one, const terms *other) {
    buf a = written(one), b = written(other);
    if (!str_eq(buf_str(&a), buf_str(&b)))
        fail_msg("%.*s\n%.*s", STR_ARG(buf_str(&a)), STR_ARG(buf_str(&b)));
    buf_free(&a);
    buf_free(&b);
}

static bool read_text(terms *t, str text) {
    arena mem = {0};
    json j;
    err e = {0};
    bool ok = json_parse(text, &mem, &j, &e) && terms_read(t, &j);
    arena_free(&mem);
    return ok;
}

/* ---- sums -------------------------------------------------------------------------------- */

static void sums_are_what_they_say(void **state) {
    (void)state;
    terms t = {0};
    assert_true(terms_article(&t, 420) && terms_article(&t, 1100) && terms_article(&t, 0));
    assert_true(terms_use(&t, STR("regime"), 3, 420) && terms_use(&t, STR("regime"), 1, 1100));
    assert_true(terms_use(&t, STR("thug"), 2, 1100) && terms_use(&t, STR("thug"), 0, 420));
    assert_true(t.n == 3 && t.y == 1520 && t.yy == 420 * 420 + 1100 * 1100);
    assert_true(t.yyy == 420 * 420 * 420 + 1100 * 1100 * 1100);
    const term_sums *s = terms_get(&t, STR("regime"));
    assert_true(s->docs == 2 && s->x == 4 && s->xx == 10 && s->xxx == 28);
    assert_true(s->xy == 3 * 420 + 1100 && s->xxy == 9 * 420 + 1100);
    assert_true(s->xyy == 3 * 420 * 420 + 1100 * 1100);
    assert_true(fabs((double)s->root * 0x1p-32 - sqrt(3 * 420) - sqrt(1100)) < 1e-9);
    assert_int_equal(terms_get(&t, STR("thug"))->docs, 1);
    assert_null(terms_get(&t, STR("dove")));
    buf b = written(&t);
    str expected = STR("{\"articles\":3,\"words\":\"5f0 1527a0 53bff100\",\"terms\":{"
                       "\"regime\":\"2 4 a 1c 938 1310 1a89c0 44a9a8735b 3 1a4 1 44c\","
                       "\"thug\":\"1 2 4 8 898 1130 24ed20 2ee776df53 2 44c 0 0\"}}");
    if (!str_eq(buf_str(&b), expected)) fail_msg("%.*s", STR_ARG(buf_str(&b)));
    buf_free(&b);
    terms_free(&t);
}

static void what_is_absurd_is_refused(void **state) {
    (void)state;
    terms t = {0}, empty = {0};
    static const double words[] = {-1, 0.5, TERMS_MOST_WORDS + 1.0, 1e300, INFINITY, NAN},
                        times[] = {-1, 0.5, TERMS_MOST_TIMES + 1.0, 1e300, -INFINITY, NAN};
    for (int i = 0; i < 6; i++) {
        assert_false(terms_article(&t, words[i]));
        assert_false(terms_use(&t, STR("a"), 1, words[i]));
        assert_false(terms_use(&t, STR("a"), times[i], 100));
    }
    assert_same(&t, &empty);
    assert_true(terms_article(&t, TERMS_MOST_WORDS));
    assert_true(terms_use(&t, STR("a"), TERMS_MOST_TIMES, TERMS_MOST_WORDS));
    terms_free(&t);
}

/* The largest article there may be, doubled to 2^39 of them by merging: no sum wraps around. */
static void the_largest_sums_have_room(void **state) {
    (void)state;
    terms t = {0};
    assert_true(terms_article(&t, TERMS_MOST_WORDS));
    assert_true(terms_use(&t, STR("a"), TERMS_MOST_TIMES, TERMS_MOST_WORDS));
    for (int i = 0; i < 39; i++) {
        terms same = {0};
        terms_merge(&same, &t);
        terms_merge(&t, &same);
        terms_free(&same);
    }
    const term_sums *s = terms_get(&t, STR("a"));
    assert_true(t.n == (uint64_t)1 << 39 && t.y == (uint64_t)1 << 63);
    assert_true(t.yy == (u128)1 << 87 && t.yyy == (u128)1 << 111);
    assert_true(s->docs == t.n && s->x == (uint64_t)1 << 59 && s->xx == (u128)1 << 79);
    assert_true(s->xxx == (u128)1 << 99 && s->xy == (u128)1 << 83 && s->xxy == (u128)1 << 103);
    assert_true(s->xyy == (u128)1 << 107 && s->root == (u128)1 << 93);
    buf b = written(&t);
    terms back = {0};
    assert_true(read_text(&back, buf_str(&b)));
    assert_same(&t, &back);
    buf_free(&b);
    terms_free(&back);
    terms_free(&t);
}

/* ---- merging ----------------------------------------------------------------------------- */

static void any_split_merges_to_the_same_bytes(void **state) {
    (void)state;
    deal_articles();
    terms whole = {0};
    for (uint32_t i = 0; i < ARTICLES; i++) count(&whole, &articles[i]);
    for (uint32_t round = 0; round < 60; round++) {
        terms part[5] = {0}, merged = {0};
        uint32_t parts = 1 + random_below(5), first = random_below(parts);
        for (uint32_t i = ARTICLES; i > 0; i--) count(&part[random_below(parts)], &articles[i - 1]);
        for (uint32_t k = 0; k < parts; k++) {
            buf b = written(&part[(first + k) % parts]); /* some by way of a file */
            if (round % 2)
                terms_merge(&merged, &part[(first + k) % parts]);
            else
                assert_true(read_text(&merged, buf_str(&b)));
            buf_free(&b);
        }
        assert_same(&whole, &merged);
        for (uint32_t k = 0; k < parts; k++) terms_free(&part[k]);
        terms_free(&merged);
    }
    terms_free(&whole);
}

static void what_is_taken_away_was_never_there(void **state) {
    (void)state;
    deal_articles();
    terms whole = {0}, odd = {0}, even = {0};
    for (uint32_t i = 0; i < ARTICLES; i++) {
        count(&whole, &articles[i]);
        count(i % 2 ? &odd : &even, &articles[i]);
    }
    for (uint32_t k = 0; k < LABELS; k++) {
        str label = str_c(labels[k]);
        term_sums left = term_less(terms_get(&whole, label), terms_get(&odd, label));
        term_sums again = term_more(&left, terms_get(&odd, label));
        const term_sums *e = terms_get(&even, label), *w = terms_get(&whole, label);
        assert_memory_equal(&left.docs, &e->docs,
                            offsetof(term_sums, peak) - offsetof(term_sums, docs));
        assert_memory_equal(&again.docs, &w->docs,
                            offsetof(term_sums, peak) - offsetof(term_sums, docs));
    }
    terms_free(&whole);
    terms_free(&odd);
    terms_free(&even);
}

static void labels_come_sorted(void **state) {
    (void)state;
    deal_articles();
    terms t = {0};
    for (uint32_t i = 0; i < ARTICLES; i++) count(&t, &articles[i]);
    arena mem = {0};
    uint32_t n;
    const term_sums **list = terms_sorted(&t, &mem, &n);
    assert_int_equal(n, LABELS);
    for (uint32_t i = 1; i < n; i++) assert_true(str_cmp(list[i - 1]->label, list[i]->label) < 0);
    arena_free(&mem);
    terms_free(&t);
}

/* ---- reading ----------------------------------------------------------------------------- */

static void nothing_stays_of_what_cannot_be_read(void **state) {
    (void)state;
#define WORDS "\"articles\":2,\"words\":\"5f0 152a40 53c0\""
    static const char *const broken[] = {
        "[]",
        "7",
        "{}",
        "{\"articles\":2}",
        "{" WORDS "}",
        "{" WORDS ",\"terms\":[]}",
        "{\"articles\":\"2\",\"words\":\"1 1 1\",\"terms\":{}}",
        "{\"articles\":-2,\"words\":\"1 1 1\",\"terms\":{}}",
        "{\"articles\":1e13,\"words\":\"1 1 1\",\"terms\":{}}",
        "{\"articles\":0,\"words\":\"1 1 1\",\"terms\":{}}",       /* words of no article */
        "{\"articles\":1,\"words\":\"1000001 1 1\",\"terms\":{}}", /* more than one can have */
        "{\"articles\":2,\"words\":\"1 1\",\"terms\":{}}",
        "{\"articles\":2,\"words\":\"1 1 1 1\",\"terms\":{}}",
        "{\"articles\":2,\"words\":\"1 1 1 \",\"terms\":{}}",
        "{\"articles\":2,\"words\":[1,1,1],\"terms\":{}}",
        "{" WORDS ",\"terms\":{\"a\":\"\"}}",
        "{" WORDS ",\"terms\":{\"a\":\"1 2 4 8 898 1130 24ed80 1 2 44c 0\"}}",
        "{" WORDS ",\"terms\":{\"a\":\"0 0 0 0 0 0 0 0 0 0 0 0\"}}", /* a label nobody uses */
        "{" WORDS
        ",\"terms\":{\"a\":\"3 3 3 3 3 3 3 3 1 3 1 3\"}}", /* in more articles than there are */
        "{" WORDS ",\"terms\":{\"a\":\"1 2 4 8 89g 1130 24ed80 1 2 44c 0 0\"}}",
        "{" WORDS ",\"terms\":{\"a\":\"1 2 4 8 89A 1130 24ed80 1 2 44c 0 0\"}}",
        "{" WORDS ",\"terms\":{\"a\":\"1 02 4 8 898 1130 24ed80 1 2 44c 0 0\"}}",
        "{" WORDS ",\"terms\":{\"a\":\"1 2 4 8 898 1130 24ed80 100000000000000000000000000000000 2 "
        "44c 0 0\"}}",
        "{" WORDS
        ",\"terms\":{\"a\":\"1 2 4 8 898 1130 24ed80 1 2 44c 2 44c\"}}", /* 2 of 1 article */
        "{" WORDS ",\"terms\":{\"a\":\"2 2 4 8 898 1130 24ed80 1 2 44c 0 0\"}}", /* 1 of 2 */
        "{" WORDS ",\"terms\":{\"b\":\"1 2 4 8 898 1130 24ed80 1 2 44c 0 0\",\"a\":7}}"};
    terms t = {0}, empty = {0};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        if (read_text(&t, str_c(broken[i]))) fail_msg("was read: %s", broken[i]);
    assert_same(&t, &empty);
    assert_true(read_text(
        &t, STR("{" WORDS ",\"terms\":{\"a\":\"1 2 4 8 898 1130 24ed80 1 2 44c 0 0\"}}")));
    terms_free(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_are_what_they_say),
        cmocka_unit_test(what_is_absurd_is_refused),
        cmocka_unit_test(the_largest_sums_have_room),
        cmocka_unit_test(any_split_merges_to_the_same_bytes),
        cmocka_unit_test(what_is_taken_away_was_never_there),
        cmocka_unit_test(labels_come_sorted),
        cmocka_unit_test(nothing_stays_of_what_cannot_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
