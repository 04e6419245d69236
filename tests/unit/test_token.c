/* Texts cut at blanks. */
#include "base/utf8.h"
#include "text/token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The tokens of a text with a bar behind each; "!" before a loud one, "^" before one that its small
 * letters would change. */
static void expect(const char *text, const char *expected) {
    str s = str_c(text);
    buf b = {0}, lower = {0};
    uint32_t at = 0, n = 0;
    for (token t; token_next(s, &at, &t); n++) {
        str one = str_sub(s, t.start, t.start + t.n);
        lower.n = 0;
        utf8_lower_str(&lower, one);
        bool changes = !str_eq(buf_str(&lower), one);
        assert_false(t.small && changes);
        buf_printf(&b, "%s%s%.*s|", t.loud ? "!" : "", changes ? "^" : "", STR_ARG(one));
    }
    if (!str_eq(buf_str(&b), str_c(expected)))
        fail_msg("'%.*s' where '%s' is expected", STR_ARG(buf_str(&b)), expected);
    assert_int_equal(at, s.n);
    assert_int_equal(token_count(s), n);
    buf_free(&b);
    buf_free(&lower);
}

static void blanks_part_tokens(void **state) {
    (void)state;
    expect("", "");
    expect(" \t\r\n\v\f\x1c\x1d\x1e\x1f", "");
    expect("one two\n\nthree ", "one|two|three|");
    expect("a\u00a0b\xc2\x85"
           "c\u1680d\u2003e\u2028f\u202fg\u205fh\u3000i",
           "a|b|c|d|e|f|g|h|i|");
    expect("no\u200bbreak no\ufeffbreak \u00e9", "no\u200bbreak|no\ufeffbreak|\u00e9|");
}

static void marks_around_a_token_go_unless_too_little_is_left(void **state) {
    (void)state;
    expect("(one), ...two \"it's\" well-known_", "one|two|it's|well-known|");
    expect(":-) ... (a) it. (it's) $5", ":-)|...|(a)|it.|it's|$5|");
    expect("(\u00e9\u00e9) (\u00e9\u00e9\u00e9) \u201cone\u201d",
           "(\u00e9\u00e9)|\u00e9\u00e9\u00e9|\u201cone\u201d|");
}

static void loud_is_what_has_capitals_alone(void **state) {
    (void)state;
    expect("NO No U.S. 42 B2B A.", "!^NO|^No|!^U.S|42|!^B2B|!^A.|");
    expect("\u00c9T\u00c9 \u00c9t\u00e9 \u201cNO\u201d STRA\u00dfE", /* ß is small */
           "!^\u00c9T\u00c9|^\u00c9t\u00e9|!^\u201cNO\u201d|^STRA\u00dfE|");
    expect("\u01c5 N\u00ba \u2163 \u2173 \u212a \u4e2d", /* title case; ordinal; numerals; kelvin */
           "^\u01c5|^N\u00ba|!^\u2163|\u2173|!^\u212a|\u4e2d|");
    expect("\U0001f171 \U0001f14a \U0001f600", "!\U0001f171|\U0001f14a|\U0001f600|"); /* boxed */
}

static void small_letters_change_nothing_else(void **state) {
    (void)state;
    buf b = {0};
    utf8_lower_str(&b, STR("It\u2019S \u00c9T\u00c9\u2010\u212a"));
    assert_true(str_eq(buf_str(&b), STR("it\u2019s \u00e9t\u00e9\u2010k")));
    buf_free(&b);
}

/* Each byte is looked at a few times, wherever the token ends: this would take hours else. */
static void long_tokens_are_no_burden(void **state) {
    (void)state;
    enum { LENGTH = 10000000 };
    buf b = {0};
    token t;
    for (const char *one = ".aA"; *one; one++) {
        uint32_t at = 0;
        b.n = 0;
        buf_fill(&b, *one, LENGTH);
        assert_true(token_next(buf_str(&b), &at, &t));
        assert_int_equal(t.n, LENGTH);
        assert_true(t.loud == (*one == 'A'));
        assert_false(token_next(buf_str(&b), &at, &t));
    }
    buf_free(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blanks_part_tokens),
        cmocka_unit_test(marks_around_a_token_go_unless_too_little_is_left),
        cmocka_unit_test(loud_is_what_has_capitals_alone),
        cmocka_unit_test(small_letters_change_nothing_else),
        cmocka_unit_test(long_tokens_are_no_burden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
