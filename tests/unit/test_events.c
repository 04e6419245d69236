/* Sketches against what they estimate; articles of one event whatever order they come in. */
#include "stats/events.h"

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
static uint32_t random_below(uint32_t n) { return (uint32_t)(random64() >> 32) % n; }

/* ---- sketches ---------------------------------------------------------------------------- */

enum { LONG = 3000 };
static uint32_t room[LONG];

static uint64_t word(uint32_t number) {
    char text[20];
    return str_hash((str){text, (size_t)snprintf(text, sizeof text, "word%u", number)});
}

static void write_text(uint64_t *text, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) text[i] = word(random_below(5000));
}

static bool has_shingle(const uint64_t *text, uint32_t n, const uint64_t *shingle) {
    for (uint32_t i = 0; i + SKETCH_WORDS <= n; i++)
        if (memcmp(text + i, shingle, SKETCH_WORDS * sizeof *text) == 0) return true;
    return false;
}

static uint32_t count_shingles(const uint64_t *text, uint32_t n) {
    uint32_t different = 0;
    for (uint32_t i = 0; i + SKETCH_WORDS <= n; i++)
        different += !has_shingle(text, i + 4, text + i);
    return different;
}

static uint32_t count_common(const uint64_t *a, uint32_t n_a, const uint64_t *b, uint32_t n_b) {
    uint32_t common = 0;
    for (uint32_t i = 0; i + SKETCH_WORDS <= n_a; i++)
        common += !has_shingle(a, i + 4, a + i) && has_shingle(b, n_b, a + i);
    return common;
}

static void likeness_estimates_jaccard(void **state) {
    (void)state;
    static uint64_t a[LONG], b[LONG];
    double sum = 0, squares = 0;
    enum { PAIRS = 120 };
    for (int i = 0; i < PAIRS; i++) {
        uint32_t n_a = 200 + random_below(600), n_b = 200 + random_below(600);
        uint32_t copied = random_below(n_a < n_b ? n_a : n_b);
        write_text(a, n_a);
        write_text(b, n_b);
        memcpy(b + random_below(n_b - copied + 1), a, copied * sizeof *a);
        sketch x = sketch_of(a, n_a, room), y = sketch_of(b, n_b, room);
        uint32_t s_a = count_shingles(a, n_a), s_b = count_shingles(b, n_b);
        double common = count_common(a, n_a, b, n_b), jaccard = common / (s_a + s_b - common);
        assert_int_equal(x.size, s_a);
        assert_int_equal(y.size, s_b);
        double off = sketch_likeness(&x, &y) - jaccard;
        assert_true(fabs(off) <= 4 * sqrt(jaccard * (1 - jaccard) / SKETCH_MOST) + 1e-9);
        sum += off;
        squares += off * off;
        assert_true(sketch_likeness(&x, &y) == sketch_likeness(&y, &x));
    }
    assert_true(fabs(sum / PAIRS) < 0.015);       /* no bias … */
    assert_true(sqrt(squares / PAIRS) < 0.5 / 8); /* … and at most the error promised */
}

static void short_texts_are_compared_exactly(void **state) {
    (void)state;
    uint64_t a[40], b[30];
    for (uint32_t i = 0; i < 40; i++) a[i] = word(i);
    for (uint32_t i = 0; i < 30; i++) b[i] = word(i + 20); /* 20 words in common, so 16 shingles */
    sketch x = sketch_of(a, 40, room), y = sketch_of(b, 30, room);
    assert_int_equal(x.size, 36);
    assert_int_equal(y.size, 26);
    assert_true(sketch_likeness(&x, &y) == 16.0 / 46);
    assert_true(fabs(sketch_containment(&x, &y) - 16.0 / 26) < 1e-12);
    assert_true(sketch_likeness(&x, &x) == 1 && sketch_containment(&x, &x) == 1);
}

static void small_and_empty_texts(void **state) {
    (void)state;
    uint64_t a[] = {word(1), word(2), word(3)}, b[] = {word(1), word(3), word(2)};
    sketch none = sketch_of(a, 0, room), x = sketch_of(a, 3, room), y = sketch_of(b, 3, room);
    assert_int_equal(none.n, 0);
    assert_true(sketch_likeness(&none, &none) == 0 && sketch_containment(&none, &x) == 0);
    assert_true(x.n == 1 && x.size == 1);
    assert_true(sketch_likeness(&x, &y) == 0); /* the order of words counts */
}

static void repetition_adds_nothing(void **state) {
    (void)state;
    uint64_t text[1000];
    for (uint32_t i = 0; i < 1000; i++) text[i] = word(i % 100);
    sketch once = sketch_of(text, 104, room), often = sketch_of(text, 1000, room);
    assert_memory_equal(&once, &often, sizeof once);
}

static void a_sketch_comes_back_as_it_was_written(void **state) {
    (void)state;
    static uint64_t text[LONG];
    static const uint32_t lengths[] = {0, 1, 4, 5, 6, 67, 68, 69, 500, LONG};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        char bytes[SKETCH_BYTES];
        write_text(text, lengths[i]);
        sketch made = sketch_of(text, lengths[i], room), back;
        size_t n = sketch_write(&made, bytes);
        assert_true(n <= SKETCH_BYTES && sketch_read((str){bytes, n}, &back));
        assert_memory_equal(&made, &back, sizeof made);
        if (!n) continue;
        assert_false(sketch_read((str){bytes, n - 1}, &back)); /* cut off */
        bytes[n / 2] = '!';
        assert_false(sketch_read((str){bytes, n}, &back));
    }
    sketch back;
    assert_false(sketch_read(STR("00001"), &back));           /* size 1, and no hash */
    assert_false(sketch_read(STR("000030000100002"), &back)); /* size 3, two hashes */
    assert_false(sketch_read(STR("000020000200001"), &back)); /* not ascending */
    assert_true(sketch_read(STR("000020000100002"), &back));
    assert_int_equal(back.hash[1], 2);
}

/* The same text has the same sketch on every machine: this is one. */
static void a_known_sketch(void **state) {
    (void)state;
    uint64_t text[] = {str_hash(STR("the")),    str_hash(STR("bridge")), str_hash(STR("is")),
                       str_hash(STR("closed")), str_hash(STR("again")),  str_hash(STR("today"))};
    char bytes[SKETCH_BYTES];
    sketch made = sketch_of(text, 6, room);
    size_t n = sketch_write(&made, bytes);
    assert_int_equal(n, 15);
    assert_memory_equal(bytes, "00002aMC8ejL2fO", 15);
}

/* ---- events ------------------------------------------------------------------------------ */

typedef struct corpus {
    events_item item[64];
    events_feature feature[64][4];
    uint32_t n;
} corpus;

/* An article with up to four features, each once. */
static void add(corpus *c, const char *id, const char *outlet, const char *date,
                const char *const *features) {
    events_feature *f = c->feature[c->n];
    events_item *one = &c->item[c->n++];
    *one = (events_item){
        .id = str_c(id), .outlet = str_c(outlet), .day = events_day(str_c(date)), .feature = f};
    for (; features[one->n_features]; one->n_features++)
        f[one->n_features] = (events_feature){str_c(features[one->n_features]), 1};
}
#define ADD(c, id, outlet, date, ...)                                                              \
    add(c, id, outlet, date, (const char *const[]){__VA_ARGS__, NULL})

/* Articles on nothing else, so that what the others share is rare. */
static void add_others(corpus *c) {
    static char label[40][8];
    for (uint32_t i = 0; i < 40; i++) {
        snprintf(label[i], sizeof label[i], "other%u", i);
        ADD(c, label[i], "Other", "2020-05-01", label[i]);
    }
}

static void same_names_on_near_days_are_one_event(void **state) {
    (void)state;
    arena mem = {0};
    corpus c = {0};
    add_others(&c);
    ADD(&c, "a", "Blue", "2020-05-01", "Calder Bay", "bridge", "Ann Lee");
    ADD(&c, "b", "Red", "2020-05-02", "Calder Bay", "bridge", "toll");
    ADD(&c, "c", "Red", "2020-05-20", "Calder Bay", "bridge", "toll");
    ADD(&c, "d", "Green", "", "Calder Bay", "harvest", "fair");
    ADD(&c, "e", "Green", "", "Calder Bay", "bridge", "toll");
    events_found f = events_find(c.item, c.n, &events_usual, &mem);
    assert_int_equal(f.n_events, 1);
    assert_int_equal(f.event[0].n, 3); /* e has no date, but is very much alike */
    assert_int_equal(f.event[0].item[0], 40);
    assert_int_equal(f.event[0].item[1], 44);
    assert_int_equal(f.event[0].item[2], 41);
    assert_int_equal(f.event[0].n_outlets, 3);
    assert_int_equal(f.event[0].last_day - f.event[0].first_day, 1);
    assert_true(f.event[0].alike > 0.5 && f.event[0].alike < 1);
    assert_true(str_eq(f.event[0].shared[0], STR("Calder Bay")));
    assert_int_equal(f.event_of[42], EVENTS_NONE);
    assert_int_equal(f.event_of[43], EVENTS_NONE);
    arena_free(&mem);
}

/* Each is like the next, and the last is nothing like the first. */
static void a_chain_is_no_event(void **state) {
    (void)state;
    arena mem = {0};
    corpus c = {0};
    add_others(&c);
    ADD(&c, "1", "A", "2020-05-01", "p", "q");
    ADD(&c, "2", "B", "2020-05-01", "q", "r");
    ADD(&c, "3", "C", "2020-05-01", "r", "s");
    ADD(&c, "4", "D", "2020-05-01", "s", "t");
    ADD(&c, "5", "E", "2020-05-01", "t", "u");
    events_options o = events_usual;
    o.alike = 0.4;
    events_found f = events_find(c.item, c.n, &o, &mem);
    for (uint32_t i = 0; i < f.n_events; i++) assert_true(f.event[i].n <= 2);
    assert_int_equal(f.n_events, 2);
    arena_free(&mem);
}

static void the_order_given_makes_no_difference(void **state) {
    (void)state;
    static const char *const labels[] = {"A", "B", "c", "d", "E", "f", "g", "H", "i", "j"};
    static const char *const dates[] = {"2020-05-01", "2020-05-02", "2020-05-03", "2020-05-09", ""};
    static char id[60][8];
    corpus c = {0}, other = {0};
    arena mem = {0};
    for (uint32_t i = 0; i < 60; i++) {
        snprintf(id[i], sizeof id[i], "%u", i);
        ADD(&c, id[i], i % 3 ? "Blue" : "Red", dates[random_below(5)], labels[random_below(10)],
            labels[random_below(10)], labels[random_below(10)]);
    }
    events_found f = events_find(c.item, c.n, &events_usual, &mem);
    assert_true(f.n_events > 3);
    uint32_t place[60];
    for (uint32_t i = 0; i < 60; i++) place[i] = i;
    for (uint32_t i = 59; i; i--) {
        uint32_t k = random_below(i + 1), held = place[i];
        place[i] = place[k], place[k] = held;
    }
    other.n = 60;
    for (uint32_t i = 0; i < 60; i++) other.item[place[i]] = c.item[i];
    events_found g = events_find(other.item, 60, &events_usual, &mem);
    assert_int_equal(f.n_events, g.n_events);
    for (uint32_t i = 0; i < 60; i++) assert_int_equal(f.event_of[i], g.event_of[place[i]]);
    for (uint32_t e = 0; e < f.n_events; e++) assert_true(f.event[e].alike == g.event[e].alike);
    arena_free(&mem);
}

static void copies_count_once(void **state) {
    (void)state;
    static uint64_t text[400];
    write_text(text, 400);
    sketch whole = sketch_of(text, 400, room), part = sketch_of(text, 250, room);
    write_text(text + 60, 340);
    sketch different = sketch_of(text, 400, room); /* only begins the same */
    corpus c = {0};
    arena mem = {0};
    add_others(&c);
    ADD(&c, "b", "Red", "2020-05-01", "Calder Bay", "bridge");
    ADD(&c, "a", "Blue", "2020-05-02", "Calder Bay", "bridge");
    ADD(&c, "c", "Green", "2020-05-02", "Calder Bay", "bridge");
    c.item[40].sketch = &whole;
    c.item[41].sketch = &part;
    c.item[42].sketch = &different;
    events_found f = events_find(c.item, c.n, &events_usual, &mem);
    assert_int_equal(f.n_copies, 1);
    assert_int_equal(f.copies[0].n, 2);
    assert_int_equal(f.copies[0].item[0], 40); /* the earlier one */
    assert_int_equal(f.copies[0].item[1], 41);
    assert_true(f.copies[0].likeness > 0.4 && f.copies[0].likeness < 0.8); /* 246 of 396 */
    assert_int_equal(f.copy_of[41], 40);
    assert_int_equal(f.copy_of[42], 42);
    assert_int_equal(f.n_events, 1);
    assert_int_equal(f.event[0].n, 2);
    assert_int_equal(f.event_of[41], 0);
    arena_free(&mem);
}

static void nothing_is_no_event(void **state) {
    (void)state;
    arena mem = {0};
    corpus c = {0};
    assert_int_equal(events_find(NULL, 0, &events_usual, &mem).n_events, 0);
    ADD(&c, "a", "Blue", "2020-05-01", "p");
    ADD(&c, "b", "Red", "2020-05-01", "p");
    c.feature[0][0].count = NAN;
    c.feature[1][0].count = -1;
    assert_int_equal(events_find(c.item, 2, &events_usual, &mem).n_events, 0);
    arena_free(&mem);
}

static void days(void **state) {
    (void)state;
    assert_int_equal(events_day(STR("2020-03-01")) - events_day(STR("2020-02-28")), 2);
    assert_int_equal(events_day(STR("2100-03-01")) - events_day(STR("2100-02-28")), 1);
    assert_int_equal(events_day(STR("2020-01-01")) - events_day(STR("2019-12-31")), 1);
    assert_int_equal(events_day(STR("2020-05-31T23:10:00Z")), events_day(STR("2020-05-31")));
    static const char *const none[] = {"",           "4/12/19",     "2020",       "2020-5-31",
                                       "2020-13-01", "2020-00-10",  "2020-05-32", "2020-05-311",
                                       "31-05-2020", "May 31, 2020"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_int_equal(events_day(str_c(none[i])), EVENTS_NO_DAY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(likeness_estimates_jaccard),
        cmocka_unit_test(short_texts_are_compared_exactly),
        cmocka_unit_test(small_and_empty_texts),
        cmocka_unit_test(repetition_adds_nothing),
        cmocka_unit_test(a_sketch_comes_back_as_it_was_written),
        cmocka_unit_test(a_known_sketch),
        cmocka_unit_test(same_names_on_near_days_are_one_event),
        cmocka_unit_test(a_chain_is_no_event),
        cmocka_unit_test(the_order_given_makes_no_difference),
        cmocka_unit_test(copies_count_once),
        cmocka_unit_test(nothing_is_no_event),
        cmocka_unit_test(days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
