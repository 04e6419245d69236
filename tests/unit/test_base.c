/* The ground floor: UTF-8, numbers, JSON, maps, strings and messages. */
#include "base/diag.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"

#include <float.h>
#include <locale.h>
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

/* Frees b. */
static void assert_text(buf *b, const char *expected) {
    if (!str_eq(buf_str(b), str_c(expected)))
        fail_msg("'%.*s' where '%s' is expected", STR_ARG(buf_str(b)), expected);
    buf_free(b);
}

/* ---- utf8 -------------------------------------------------------------------------------- */

static void code_points_come_back_as_they_went_in(void **state) {
    (void)state;
    for (uint32_t code = 0; code <= 0x10ffff; code += code < 0x3000 ? 1 : 17) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        buf b = {0};
        uint32_t len;
        utf8_put(&b, code);
        str s = buf_str(&b);
        assert_int_equal(utf8_at(s, 0, &len), code);
        assert_int_equal(len, s.n);
        assert_int_equal(utf8_before(s, s.n, &len), code);
        assert_int_equal(utf8_valid(s), s.n);
        assert_int_equal(utf8_count(s), 1);
        buf_free(&b);
    }
}

static void invalid_bytes_are_seen(void **state) {
    (void)state;
    const struct {
        str text;
        size_t valid; /* bytes that are */
    } cases[] = {{STR(""), 0},
                 {STR("caf\xc3\xa9"), 5},
                 {STR("caf\xe9"), 3},
                 {STR("eight by\xff"), 8}, /* a whole step of the fast path, then a fault */
                 {STR("a\xc3"), 1},
                 {STR("\x80"), 0},
                 {STR("\xc0\xaf"), 0},                         /* overlong */
                 {STR("\xe0\x80\xaf"), 0},                     /* overlong */
                 {STR("\xf0\x80\x80\xaf"), 0},                 /* overlong */
                 {STR("\xed\x9f\xbf\xed\xa0\x80"), 3},         /* a surrogate */
                 {STR("\xf4\x8f\xbf\xbf\xf4\x90\x80\x80"), 4}, /* above U+10FFFF */
                 {STR("\xf5\x80\x80\x80"), 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(utf8_valid(cases[i].text), cases[i].valid);
}

static void repair_replaces_and_counts(void **state) {
    (void)state;
    const struct {
        const char *text, *repaired;
        uint32_t n;
    } cases[] = {{"all is well", "all is well", 0},
                 {"caf\xe9 au lait", "caf\xef\xbf\xbd au lait", 1},
                 {"\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd", 2},
                 {"cut \xe2\x80", "cut \xef\xbf\xbd", 1}, /* one character cut short counts once */
                 {"\xe2\x28", "\xef\xbf\xbd(", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf b = {0};
        assert_int_equal(utf8_repair(&b, str_c(cases[i].text)), cases[i].n);
        assert_text(&b, cases[i].repaired);
    }
}

static void repair_makes_anything_valid(void **state) {
    (void)state;
    for (int round = 0; round < 2000; round++) {
        char bytes[40];
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)(random64() % 3 ? 0x80 + random64() % 0x80 : random64() % 0x80);
        str s = {bytes, random64() % sizeof bytes};
        buf b = {0};
        uint32_t replaced = utf8_repair(&b, s);
        assert_int_equal(utf8_valid(buf_str(&b)), b.n);
        assert_int_equal(replaced == 0, utf8_valid(s) == s.n);
        buf_free(&b);
    }
}

static void folding_makes_one_of_many_spellings(void **state) {
    (void)state;
    buf b = {0};
    utf8_fold_str(&b, STR("DON’T Café ŁÓDŹ Путин low‑life"));
    assert_text(&b, "don't café łódź путин low-life");
}

static void classes_know_other_scripts(void **state) {
    (void)state;
    assert_true(utf8_is_letter('a') && utf8_is_letter(0xe9) && utf8_is_letter(0x4e60));
    assert_false(utf8_is_letter('1') || utf8_is_letter(0x2019) || utf8_is_letter(' '));
    assert_true(utf8_is_upper('A') && utf8_is_upper(0x41f));
    assert_false(utf8_is_upper('a') || utf8_is_upper(0x4e60));
    assert_true(utf8_is_digit('7') && utf8_is_digit(0x0663));
    assert_true(utf8_is_space(' ') && utf8_is_space(0xa0) && utf8_is_space(0x2009));
    assert_false(utf8_is_space('_'));
}

static void nothing_shown_acts_on_a_terminal(void **state) {
    (void)state;
    const struct {
        const char *text, *shown;
        bool newlines;
    } cases[] = {
        {"caf\xc3\xa9", "café", false},       {"\x1b[31mred", "\\x1b[31mred", false},
        {"a\nb\tc", "a\\x0ab\\x09c", false},  {"a\nb\tc", "a\nb\tc", true},
        {"a\r\x7f", "a\\x0d\\x7f", true},     {"\xc2\x9b", "\\x9b", false}, /* C1 */
        {"\xe2\x80\xae", "\\u{202e}", false},                               /* bidi */
        {"\xef\xbb\xbf", "\\u{feff}", false}, {"bad \xff\xe2\x80", "bad \\xff\\xe2\\x80", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf b = {0};
        utf8_show(&b, str_c(cases[i].text), cases[i].newlines);
        assert_text(&b, cases[i].shown);
    }
}

static void columns_are_those_of_a_terminal(void **state) {
    (void)state;
    assert_int_equal(utf8_width(STR("café")), 4);
    assert_int_equal(utf8_width(STR("cafe\xcc\x81")), 4);
    assert_int_equal(utf8_width(STR("习近平")), 6);
    assert_int_equal(utf8_width(STR("")), 0);
}

static void the_nearest_name_is_near(void **state) {
    (void)state;
    const str names[] = {STR("weight"), STR("forms"), STR("terms"), STR("within")};
    const struct {
        const char *word, *near;
    } cases[] = {{"wieght", "weight"}, {"term", "terms"}, {"form", "forms"},
                 {"witin", "within"},  {"from", ""},      {"colour", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(str_eq(utf8_nearest(str_c(cases[i].word), names, 4), str_c(cases[i].near)));
    assert_int_equal(utf8_nearest(STR("weight"), names, 0).n, 0);
}

/* ---- numbers ----------------------------------------------------------------------------- */

static void numbers_have_the_fewest_digits(void **state) {
    (void)state;
    const struct {
        double x;
        const char *text;
    } cases[] = {{0, "0"},
                 {-0.0, "0"},
                 {-3, "-3"},
                 {0.1, "0.1"},
                 {1e22, "1e+22"},
                 {0.1 + 0.2, "0.30000000000000004"},
                 {1.0 / 3, "0.3333333333333333"},
                 {1e-7, "1e-07"},
                 {1e14, "100000000000000"},
                 {2.5, "2.5"},
                 {NAN, "null"},
                 {INFINITY, "null"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf b = {0};
        buf_number(&b, cases[i].x);
        assert_text(&b, cases[i].text);
    }
}

static void numbers_read_back_the_same(void **state) {
    (void)state;
    double edge[] = {DBL_MAX,     DBL_MIN, DBL_TRUE_MIN,      -DBL_MAX,
                     DBL_EPSILON, 1e15,    9007199254740993.0};
    for (int i = 0; i < 50000; i++) {
        uint64_t bits = random64();
        double x, back;
        memcpy(&x, &bits, sizeof x);
        if (i < (int)(sizeof edge / sizeof *edge)) x = edge[i];
        if (!isfinite(x)) continue;
        buf b = {0};
        buf_number(&b, x);
        if (!number_parse(buf_str(&b), &back) || back != x)
            fail_msg("%a is written as %.*s", x, STR_ARG(buf_str(&b)));
        buf_free(&b);
    }
}

/* Rates and means take a way of their own: it must end where printf and strtod would. */
static void usual_numbers_are_as_short_as_they_can_be(void **state) {
    (void)state;
    for (int i = 0; i < 100000; i++) {
        double x = (double)(int64_t)random64() / (double)(random64() >> i % 64 | 1);
        if (i % 5 == 0) x = (double)(random64() % 100000) / (double)(1 + random64() % 1000);
        if (i % 5 == 1) x = nextafter(pow(10, i % 19 - 4), i % 2 ? 0 : 1e18);
        char text[40];
        for (int digits = 15; digits <= 17; digits++) {
            snprintf(text, sizeof text, "%.*g", digits, x);
            if (strtod(text, NULL) == x) break;
        }
        if (x == rint(x) && fabs(x) < 1e15) snprintf(text, sizeof text, "%.0f", x);
        buf b = {0};
        buf_number(&b, x);
        assert_text(&b, text);
    }
}

static void numbers_do_not_depend_on_the_locale(void **state) {
    (void)state;
    if (!setlocale(LC_NUMERIC, "de_DE.UTF-8")) skip(); /* where no comma can be had */
    double x;
    buf b = {0};
    buf_number(&b, 2.5);
    bool read = number_parse(STR("2.5"), &x);
    setlocale(LC_NUMERIC, "C");
    assert_true(read && x == 2.5);
    assert_text(&b, "2.5");
}

static void only_decimal_numbers_are_numbers(void **state) {
    (void)state;
    const struct {
        const char *text;
        double x;
    } good[] = {{"-1.5", -1.5}, {"2e3", 2000}, {"0", 0}, {"1E-2", 0.01}};
    const char *bad[] = {"",      " 1",  "1 ", "0x10", "inf", "nan", "1e999", "1,5",
                         "1.2.3", "--1", "e5", "five", "1e",  "+",   "."};
    double x;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(number_parse(str_c(good[i].text), &x) && x == good[i].x);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (number_parse(str_c(bad[i]), &x)) fail_msg("'%s' was read as %g", bad[i], x);
}

/* ---- json -------------------------------------------------------------------------------- */

static void json_is_written_as_it_was_read(void **state) {
    (void)state;
    const char *texts[] = {"null",
                           "true",
                           "[]",
                           "{}",
                           "-2.5",
                           "\"\"",
                           "{\"z\":1,\"a\":[1,2,{\"b\":null}],\"m\":\"caf\u00e9\"}",
                           "\"quote \\\" backslash \\\\ line\\nend\\u0000\\u001b\""};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        arena mem = {0};
        json j;
        err e = {0};
        buf b = {0};
        if (!json_parse(str_c(texts[i]), &mem, &j, &e)) fail_msg("%s: %s", texts[i], e.text);
        json_write(&b, &j);
        assert_text(&b, texts[i]);
        arena_free(&mem);
    }
}

static void what_is_not_json_is_refused_at_its_column(void **state) {
    (void)state;
    const struct {
        const char *text, *message; /* how it begins */
    } cases[] = {{"", "column 1:"},          {"{\"a\":1", "column 7: the JSON ends too early"},
                 {"{\"a\" 1}", "column 6:"}, {"[1,]", "column 4:"},
                 {"{} x", "column 4:"},      {"nul", "column 4:"},
                 {"'a'", "column 1:"},       {"1e999", "column "},
                 {"[1,1e999]", "column "}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        arena mem = {0};
        json j;
        err e = {0};
        assert_false(json_parse(str_c(cases[i].text), &mem, &j, &e));
        if (!str_starts(str_c(e.text), str_c(cases[i].message)))
            fail_msg("%s: '%s' where '%s' is expected", cases[i].text, e.text, cases[i].message);
        arena_free(&mem);
    }
}

static void json_has_a_depth(void **state) {
    (void)state;
    char text[201];
    arena mem = {0};
    json j;
    err e = {0};
    memset(text, '[', 100);
    memset(text + 100, ']', 100);
    assert_false(json_parse((str){text, 200}, &mem, &j, &e));
    assert_true(json_parse((str){text + 60, 80}, &mem, &j, &e));
    arena_free(&mem);
}

static void the_last_of_two_keys_counts(void **state) {
    (void)state;
    arena mem = {0};
    json j;
    err e = {0};
    assert_true(json_parse(STR("{\"a\":1,\"b\":2,\"a\":3}"), &mem, &j, &e));
    assert_true(json_get(&j, STR("a"))->number == 3);
    assert_true(json_get(&j, STR("b"))->number == 2);
    assert_null(json_get(&j, STR("c")));
    assert_null(json_get(json_get(&j, STR("a")), STR("a"))); /* a number has no members */
    arena_free(&mem);
}

/* ---- map --------------------------------------------------------------------------------- */

static void a_map_finds_what_was_put_in(void **state) {
    (void)state;
    enum { N = 5000 };
    map m = {0};
    arena mem = {0};
    uint32_t value;
    assert_false(map_get(&m, STR("key 1"), &value));
    for (uint32_t i = 0; i < N; i++) assert_true(map_add(&m, arena_printf(&mem, "key %u", i), i));
    for (uint32_t i = 0; i < N; i++) {
        str key = arena_printf(&mem, "key %u", i);
        assert_false(map_add(&m, key, 0));
        assert_true(map_get(&m, key, &value) && value == i);
    }
    assert_false(map_get(&m, STR("key 5000"), NULL));
    assert_int_equal(m.n, N);
    arena_free(&mem);
    map_free(&m);
}

static void an_empty_key_is_a_key(void **state) {
    (void)state;
    map m = {0};
    uint32_t value;
    assert_true(map_add(&m, (str){0}, 7));
    assert_true(map_get(&m, STR(""), &value) && value == 7);
    assert_false(map_add(&m, STR(""), 8));
    map_free(&m);
}

/* ---- str --------------------------------------------------------------------------------- */

static void pieces_of_text(void **state) {
    (void)state;
    str s = STR("one/two//three");
    assert_true(str_eq(str_sub(s, 4, 7), STR("two")));
    assert_true(str_eq(str_sub(s, 9, 99), STR("three")) && str_sub(s, 99, 3).n == 0);
    assert_true(str_starts(s, STR("one")) && !str_starts(s, STR("two")));
    assert_true(str_ends(s, STR("three")) && !str_ends(STR("e"), STR("three")));
    assert_int_equal(str_find(s, STR("two")), 4);
    assert_int_equal(str_find(s, STR("four")), s.n);
    assert_int_equal(str_find_byte(s, '/'), 3);
    assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")) && str_trim(STR(" \n")).n == 0);
    assert_true(str_eq(str_c(NULL), (str){0}));
}

static void text_is_cut_piece_by_piece(void **state) {
    (void)state;
    str rest = STR("a,,b");
    assert_true(str_eq(str_cut(&rest, ','), STR("a")) && rest.p);
    assert_true(str_eq(str_cut(&rest, ','), STR("")) && rest.p);
    assert_true(str_eq(str_cut(&rest, ','), STR("b")) && !rest.p);
    rest = STR("a,");
    str_cut(&rest, ',');
    assert_true(rest.p && rest.n == 0); /* something empty is left, not nothing */
}

static void text_has_an_order(void **state) {
    (void)state;
    assert_true(str_cmp(STR("a"), STR("b")) < 0 && str_cmp(STR("b"), STR("a")) > 0);
    assert_true(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("ab"), STR("ab")) == 0);
    assert_true(str_cmp(STR("z"), STR("\xc3\xa9")) < 0); /* bytes above 127 are the greater ones */
}

static void file_names_come_apart(void **state) {
    (void)state;
    assert_true(str_eq(str_basename(STR("a/b/c.yml")), STR("c.yml")));
    assert_true(str_eq(str_basename(STR("c.yml")), STR("c.yml")));
    assert_true(str_has_ext(STR("a.JSONL"), STR("jsonl")) &&
                !str_has_ext(STR("ajsonl"), STR("jsonl")));
}

/* ---- diag -------------------------------------------------------------------------------- */

static void a_message_shows_its_place(void **state) {
    (void)state;
    source file = {STR("mine.yml"), STR("one\n\tcafé x\r\nthree")};
    diag d = {0};
    diag_add(&d, DIAG_ERROR, &file, 2, 7, "no '%s'", "x");
    diag_add(&d, DIAG_WARNING, &file, 0, 0, "it is short");
    diag_add(&d, DIAG_NOTE, NULL, 0, 0, "nothing else");
    assert_int_equal(d.errors, 1);
    assert_int_equal(d.warnings, 1);
    assert_text(&d.out, "mine.yml:2:7: error: no 'x'\n"
                        "    2 |  café x\n"
                        "      |       ^\n"
                        "mine.yml: warning: it is short\n"
                        "tenor: note: nothing else\n");
}

static void a_caret_stands_below_wide_letters(void **state) {
    (void)state;
    source file = {STR("w.yml"), STR("习近平: x")};
    diag d = {0};
    diag_add(&d, DIAG_ERROR, &file, 1, 6, "here");
    assert_text(&d.out, "w.yml:1:6: error: here\n"
                        "    1 | 习近平: x\n"
                        "      |         ^\n");
}

static void messages_are_escaped(void **state) {
    (void)state;
    source file = {STR("a\x1b[2J.yml"), STR("\x1b[31mred")};
    diag d = {0};
    diag_add(&d, DIAG_ERROR, &file, 1, 6, "no \x1b[0m");
    assert_int_equal(str_find_byte(buf_str(&d.out), '\x1b'), d.out.n);
    assert_true(str_find(buf_str(&d.out), STR("\\x1b[31mred")) < d.out.n);
    diag_free(&d);
}

static void the_twenty_first_error_is_not_shown(void **state) {
    (void)state;
    source file = {STR("x.yml"), STR("x")};
    diag d = {0};
    for (int i = 1; i <= 25; i++) {
        assert_int_equal(diag_full(&d), i > DIAG_MOST_ERRORS);
        diag_add(&d, DIAG_ERROR, &file, 0, 0, "number %d", i);
    }
    assert_int_equal(d.errors, DIAG_MOST_ERRORS);
    assert_true(str_find(buf_str(&d.out), STR("number 20\n")) < d.out.n);
    assert_true(str_find(buf_str(&d.out), STR("number 21")) == d.out.n);
    diag_free(&d);
}

static void a_long_line_is_shown_around_its_place(void **state) {
    (void)state;
    char text[5000];
    memset(text, 'a', sizeof text);
    text[4000] = 'X';
    source file = {STR("l.yml"), {text, sizeof text}};
    diag d = {0};
    diag_add(&d, DIAG_ERROR, &file, 1, 4001, "here");
    str out = buf_str(&d.out);
    str_cut(&out, '\n');
    str excerpt = str_cut(&out, '\n'), caret = str_cut(&out, '\n');
    assert_true(excerpt.n < 120);
    assert_true(str_find_byte(excerpt, 'X') < excerpt.n);
    assert_int_equal(str_find_byte(excerpt, 'X'), str_find_byte(caret, '^'));
    diag_free(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_come_back_as_they_went_in),
        cmocka_unit_test(invalid_bytes_are_seen),
        cmocka_unit_test(repair_replaces_and_counts),
        cmocka_unit_test(repair_makes_anything_valid),
        cmocka_unit_test(folding_makes_one_of_many_spellings),
        cmocka_unit_test(classes_know_other_scripts),
        cmocka_unit_test(nothing_shown_acts_on_a_terminal),
        cmocka_unit_test(columns_are_those_of_a_terminal),
        cmocka_unit_test(the_nearest_name_is_near),
        cmocka_unit_test(numbers_have_the_fewest_digits),
        cmocka_unit_test(numbers_read_back_the_same),
        cmocka_unit_test(usual_numbers_are_as_short_as_they_can_be),
        cmocka_unit_test(numbers_do_not_depend_on_the_locale),
        cmocka_unit_test(only_decimal_numbers_are_numbers),
        cmocka_unit_test(json_is_written_as_it_was_read),
        cmocka_unit_test(what_is_not_json_is_refused_at_its_column),
        cmocka_unit_test(json_has_a_depth),
        cmocka_unit_test(the_last_of_two_keys_counts),
        cmocka_unit_test(a_map_finds_what_was_put_in),
        cmocka_unit_test(an_empty_key_is_a_key),
        cmocka_unit_test(pieces_of_text),
        cmocka_unit_test(text_is_cut_piece_by_piece),
        cmocka_unit_test(text_has_an_order),
        cmocka_unit_test(file_names_come_apart),
        cmocka_unit_test(a_message_shows_its_place),
        cmocka_unit_test(a_caret_stands_below_wide_letters),
        cmocka_unit_test(messages_are_escaped),
        cmocka_unit_test(the_twenty_first_error_is_not_shown),
        cmocka_unit_test(a_long_line_is_shown_around_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
