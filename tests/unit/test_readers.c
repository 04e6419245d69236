/* The readers' helpers: metadata from paths, ids seen before, encodings, and the text of a page. */
#include "text/charset.h"
#include "text/fields.h"
#include "text/html.h"
#include "text/pathform.h"
#include "text/seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* ---- paths ------------------------------------------------------------------------------- */

/* What the path gives, as "outlet|date|title"; "no" when it does not match. */
static void expect_path(const char *form, const char *path, const char *wanted) {
    pathform f;
    err e = {0};
    doc d = {0};
    char got[200] = "no";
    if (!pathform_parse(&f, str_c(form), &e)) fail_msg("%s", e.text);
    if (pathform_match(&f, str_c(path), &d))
        snprintf(got, sizeof got, "%.*s|%.*s|%.*s", STR_ARG(d.outlet), STR_ARG(d.date),
                 STR_ARG(d.title));
    assert_string_equal(got, wanted);
    doc_free(&d);
}

static void fields_come_from_paths(void **state) {
    (void)state;
    const char *form = "{outlet}/{date}-{title}.txt";
    expect_path(form, "/news/Echo/2024-03-01-ferry-sinks.txt", "Echo|2024-03-01|ferry-sinks");
    expect_path(form, "Echo/20240301-3-dead.txt.gz", "Echo|20240301|3-dead");
    expect_path(form, "Echo/2024_03_01-x.txt", "Echo|2024_03_01|x");
    expect_path(form, "Echo/2024-03-x.txt", "Echo|2024-03|x");
    expect_path(form, "Echo/1-Mar-x.txt", "Echo|1|Mar-x");       /* no date of a known shape */
    expect_path(form, "Echo/2024-03-01.txt", "Echo|2024-03|01"); /* the rest has to match too */
    expect_path(form, "Echo/2024-03-01-.txt", "Echo|2024-03|01-");
    expect_path(form, "2024-03-01-x.txt", "no");
    expect_path(form, "Echo/2024-03-01-x.html", "no");
    expect_path("{outlet}.txt", "a/b.txt", "b||");
    expect_path("/{outlet}.txt", "a/b.txt", "no");
    expect_path("/a/{outlet}.txt", "/a/b.txt", "b||");
    expect_path("{title}-{outlet}", "a-b-c", "b-c||a");
}

static void forms_that_mean_nothing_are_refused(void **state) {
    (void)state;
    const char *forms[] = {"", "x.txt", "{}", "{a", "{a{b}}", "{a}{b}", "{a}-{a}", "{text}"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        pathform f;
        err e = {0};
        if (pathform_parse(&f, str_c(forms[i]), &e)) fail_msg("'%s' is taken", forms[i]);
        assert_true(str_starts(str_c(e.text), STR("--path")));
    }
}

/* Many fields and a name that fits them in a great many ways, all but the last byte. */
static void matching_a_path_is_not_exponential(void **state) {
    (void)state;
    char name[250];
    memset(name, '-', sizeof name - 2);
    strcpy(name + sizeof name - 2, "x");
    expect_path("{a}-{b}-{c}-{d}-{e}-{f}-{g}-{h}-{i}-{j}.txt", name, "no");
}

/* ---- ids --------------------------------------------------------------------------------- */

static void ids_that_repeat_are_counted(void **state) {
    (void)state;
    enum { IDS = 100000 };
    seen s = {0};
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < IDS; i++) {
            char id[20];
            snprintf(id, sizeof id, "id-%d", i);
            assert_int_equal(seen_add(&s, str_c(id)), round == 0);
        }
    assert_int_equal(s.n, IDS);
    assert_int_equal(s.repeats, IDS);
    assert_true(str_eq(buf_str(&s.first), STR("id-0")));
    assert_false(s.full);
    seen_free(&s);
}

static void ids_beyond_the_limit_are_not_kept(void **state) {
    (void)state;
    enum { LIMIT = 6291456 };
    seen s = {0};
    for (uint32_t i = 0; i < LIMIT + 10; i++) seen_add(&s, (str){(const char *)&i, sizeof i});
    assert_true(s.full);
    assert_int_equal(s.repeats, 0);
    assert_true(s.n <= LIMIT && s.mask < 1 << 23);
    uint32_t early = 7, late = LIMIT + 9;
    assert_false(seen_add(&s, (str){(const char *)&early, sizeof early}));
    assert_true(seen_add(&s, (str){(const char *)&late, sizeof late}));
    seen_free(&s);
}

/* ---- encodings --------------------------------------------------------------------------- */

static void expect_utf8(str page, const char *wanted, uint32_t bad) {
    buf room = {0};
    str got;
    uint32_t repaired = 0;
    err e = {0};
    if (!charset_to_utf8(page, &room, &got, &repaired, &e)) fail_msg("%s", e.text);
    if (!str_ends(got, str_c(wanted))) fail_msg("'%.*s' lacks '%s'", STR_ARG(got), wanted);
    assert_int_equal(repaired, bad);
    buf_free(&room);
}

static void pages_become_utf8(void **state) {
    (void)state;
    expect_utf8(STR("\xef\xbb\xbf<p>caf\xc3\xa9"), "<p>café", 0);
    expect_utf8(STR("<meta charset=latin1><p>caf\xe9 \x80"), "café €", 0);
    expect_utf8(STR("<META CHARSET = 'Windows-1252'>\x93ok\x94 \x81"), "“ok” �", 1);
    expect_utf8(STR("<?xml encoding=\"iso-8859-15\"?>\xa4"), "€", 0);
    expect_utf8(STR("<meta charset=utf-8>caf\xe9"), "caf�", 1);
    expect_utf8(STR("caf\xe9"), "caf�", 1);
    buf room = {0};
    str got;
    uint32_t repaired = 0;
    err e = {0};
    str other = STR("<meta charset=UTF-16//TRANSLIT>\xe9");
    assert_false(charset_to_utf8(other, &room, &got, &repaired, &e));
    assert_string_equal(e.text, "is encoded in UTF-16; convert it with iconv -t UTF-8");
    buf_free(&room);
}

/* ---- pages ------------------------------------------------------------------------------- */

static void expect_page(const char *page, const char *wanted) {
    doc d = {0};
    err e = {0};
    if (!html_read(str_c(page), &d, &e)) fail_msg("%s", e.text);
    if (!str_eq(d.text, str_c(wanted)))
        fail_msg("'%.*s' where '%s' is expected", STR_ARG(d.text), wanted);
    doc_free(&d);
}

#define LONG "A paragraph that is long enough to be scored, and longer than a loose one needs it."

static void the_main_text_is_found(void **state) {
    (void)state;
    expect_page("Bare text", "Bare text");
    expect_page("<h1>Title</h1><p>" LONG "<p>Short one.", "Title\n\n" LONG "\n\nShort one.");
    /* two parts of one article, in holders of their own, against a longer comment */
    expect_page("<main><div><p>" LONG "</p></div><div><p>" LONG "</p></div></main>"
                "<div><p>" LONG "</p></div>",
                LONG "\n\n" LONG);
    /* each paragraph in a holder of its own, or two */
    expect_page("<div><div><div><p>" LONG "</div></div><div><div><p>" LONG "</div></div></div>"
                "<div><ul><li><a href=x>" LONG "</a></ul></div>",
                LONG "\n\n" LONG);
    expect_page("<p>" LONG "<p><a href=x>" LONG "</a> more", LONG); /* mostly links */
    expect_page("<p>" LONG "<h2>Related</h2><h2>Next</h2><p>Text.", LONG "\n\nNext\n\nText.");
    expect_page("<div role=search><p>" LONG "</p></div><p>One.", "One.");
    expect_page("<p>a<b>b</b> c&nbsp;d<br>e &amp; &#x201c;f&rdquo;\n\n g", "ab c\u00a0d e & “f” g");
    expect_page("<ul><li>One <ul><li>Two</ul><li>Three</ul>", "One\n\nTwo\n\nThree");
    expect_page("<p>" LONG "</p><form><p>Sign up to our letter, please.</p></form>", LONG);
}

static void a_page_says_what_it_is(void **state) {
    (void)state;
    doc d = {0};
    err e = {0};
    str author;
    assert_true(html_read(
        STR("<html lang=en><title>Last</title><meta property=og:site_name content=' The  Echo '>"
            "<script type='application/ld+json'>[{\"headline\":\"First\",\"url\":\"https://e\","
            "\"author\":[{\"name\":\"A. Writer\"}]}]</script>"
            "<script type='application/ld+json'>{broken</script>"
            "<time datetime=2024-03-01>1 March</time><h1>Second</h1><p>One."),
        &d, &e));
    assert_true(str_eq(d.title, STR("First")) && str_eq(d.outlet, STR("The Echo")));
    assert_true(str_eq(d.date, STR("2024-03-01")) && str_eq(d.url, STR("https://e")));
    assert_true(str_eq(d.lang, STR("en")));
    assert_true(doc_meta(&d, STR("author"), &author) && str_eq(author, STR("A. Writer")));
    doc_free(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_come_from_paths),
        cmocka_unit_test(forms_that_mean_nothing_are_refused),
        cmocka_unit_test(matching_a_path_is_not_exponential),
        cmocka_unit_test(ids_that_repeat_are_counted),
        cmocka_unit_test(ids_beyond_the_limit_are_not_kept),
        cmocka_unit_test(pages_become_utf8),
        cmocka_unit_test(the_main_text_is_found),
        cmocka_unit_test(a_page_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
