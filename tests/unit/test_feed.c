/* What comes in: text, JSON, CSV, plain or packed, whole or broken, one file or folders. */
#include "text/feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

/* ---- a folder to read from --------------------------------------------------------------- */

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    strcpy(folder, "/tmp/tenor-feed-XXXXXX");
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state) {
    (void)state;
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

/* The path of a file in the folder; valid for ever, as the tests are short. */
static str path_of(const char *name) {
    static arena mem;
    return arena_printf(&mem, "%s%s%s", folder, *name ? "/" : "", name);
}

static str file_of(const char *name, str content) {
    str path = path_of(name);
    FILE *f = fopen(path.p, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(content.p, 1, content.n, f), content.n);
    assert_int_equal(fclose(f), 0);
    return path;
}

static str gzip_of(const char *name, str content) {
    str path = path_of(name);
    gzFile f = gzopen(path.p, "ab"); /* a second call adds a second member */
    assert_non_null(f);
    assert_int_equal(gzwrite(f, content.p, (unsigned)content.n), content.n);
    assert_int_equal(gzclose(f), Z_OK);
    return path;
}

static void folder_of(const char *name) { assert_int_equal(mkdir(path_of(name).p, 0700), 0); }

/* ---- reading ----------------------------------------------------------------------------- */

typedef struct reading {
    feed *feed;
    doc doc;
    err e;
    feed_options options;
} reading;

static void open_paths(reading *r, const str *paths, uint32_t n) {
    r->feed = feed_open(paths, n, &r->options);
}

static void expect_article(reading *r, const char *text) {
    if (feed_next(r->feed, &r->doc, &r->e) != FEED_ARTICLE) fail_msg("no article: %s", r->e.text);
    if (!str_eq(r->doc.text, str_c(text)))
        fail_msg("'%.*s' where '%s' is expected", STR_ARG(r->doc.text), text);
}

/* Part of the message is enough. */
static void expect_bad(reading *r, const char *message) {
    assert_int_equal(feed_next(r->feed, &r->doc, &r->e), FEED_BAD);
    str said = str_c(r->e.text);
    if (str_find(said, str_c(message)) == said.n)
        fail_msg("'%s' where '%s' is expected", r->e.text, message);
}

static void expect_end(reading *r) {
    assert_int_equal(feed_next(r->feed, &r->doc, &r->e), FEED_END);
    feed_close(r->feed);
    doc_free(&r->doc);
}

static void one_file(const char *name, str content, const char *text) {
    reading r = {0};
    str path = file_of(name, content);
    open_paths(&r, &path, 1);
    expect_article(&r, text);
    assert_true(str_eq(r.doc.id, path));
    expect_end(&r);
}

static void one_bad_file(const char *name, str content, const char *message) {
    reading r = {0};
    str path = file_of(name, content);
    open_paths(&r, &path, 1);
    expect_bad(&r, message);
    assert_true(str_starts(str_c(r.e.text), path)); /* the message begins with the file */
    assert_false(feed_io_failed(r.feed));
    expect_end(&r);
}

static bool id_is(const reading *r, const char *id) { return str_eq(r->doc.id, str_c(id)); }

/* ---- plain text -------------------------------------------------------------------------- */

static void a_text_file_is_one_article(void **state) {
    (void)state;
    one_file("a.txt", STR("The harbour was closed.\n\nNobody knows why.\n"),
             "The harbour was closed.\n\nNobody knows why.\n");
    one_file("named.txt", STR("{ is no JSON here"), "{ is no JSON here");
}

static void marks_and_line_ends_are_made_plain(void **state) {
    (void)state;
    one_file("bom.txt", STR("\xef\xbb\xbfThe caf\xc3\xa9."), "The café.");
    one_file("crlf.txt", STR("One.\r\n\r\nTwo.\rThree."), "One.\n\nTwo.\nThree.");
}

static void other_encodings_are_refused(void **state) {
    (void)state;
    one_bad_file("little.txt", STR("\xff\xfeT\0h\0e\0"), "UTF-16");
    one_bad_file("big.txt", STR("\xfe\xff\0T\0h\0e"), "UTF-16");
    one_bad_file("markless.txt", STR("T\0h\0e\0 \0h\0a\0r\0b\0o\0u\0r\0"), "UTF-16");
}

static void what_is_no_text_is_refused(void **state) {
    (void)state;
    one_bad_file("a.bin",
                 STR("\x7f"
                     "ELF\x02\x01\x01\0\0\0\0text"),
                 "binary");
    one_bad_file("b.bin", STR("\x01\x02\x03\x04\x05\x06\x07\x08"), "binary");
    one_bad_file("empty.txt", STR(""), "is empty");
    one_bad_file("blank.txt", STR("\xef\xbb\xbf \n\t\n"), "is empty");
}

static void invalid_bytes_are_replaced_and_counted(void **state) {
    (void)state;
    reading r = {0};
    str path = file_of("latin1.txt", STR("The caf\xe9 and the \xff\xff."));
    open_paths(&r, &path, 1);
    expect_article(&r, "The caf\xef\xbf\xbd and the \xef\xbf\xbd\xef\xbf\xbd.");
    assert_int_equal(r.doc.repaired, 3);
    expect_end(&r);
}

static void nothing_of_an_article_stays_for_the_next(void **state) {
    (void)state;
    reading r = {0};
    str paths[] = {file_of("1.jsonl", STR("{\"id\":\"a\",\"outlet\":\"Times\",\"x\":1,"
                                          "\"text\":\"caf\xe9\"}")),
                   file_of("2.txt", STR("Two."))};
    open_paths(&r, paths, 2);
    expect_article(&r, "caf\xef\xbf\xbd");
    assert_int_equal(r.doc.repaired, 1);
    assert_int_equal(r.doc.meta.n, 1);
    expect_article(&r, "Two.");
    assert_int_equal(r.doc.repaired, 0);
    assert_int_equal(r.doc.meta.n, 0);
    assert_int_equal(r.doc.outlet.n, 0);
    expect_end(&r);
}

/* ---- JSON Lines -------------------------------------------------------------------------- */

static void a_line_is_an_article(void **state) {
    (void)state;
    reading r = {0};
    str path = file_of("a.jsonl",
                       STR("\xef\xbb\xbf{\"id\":\"a\",\"outlet\":\"Times\",\"date\":\"2026-01-02\","
                           "\"text\":\"One.\\r\\nTwo.\",\"section\":\"World\"}\r\n"
                           "\n"
                           "  {\"id\":7,\"text\":\"Two.\",\"title\":null}"));
    open_paths(&r, &path, 1);
    expect_article(&r, "One.\nTwo.");
    str section;
    assert_true(id_is(&r, "a") && str_eq(r.doc.outlet, STR("Times")));
    assert_true(str_eq(r.doc.date, STR("2026-01-02")));
    assert_true(doc_meta(&r.doc, STR("section"), &section) && str_eq(section, STR("World")));
    assert_true(str_ends(r.doc.where, STR("a.jsonl:1")));
    expect_article(&r, "Two.");
    assert_true(id_is(&r, "7") && r.doc.title.n == 0);
    assert_true(str_ends(r.doc.where, STR("a.jsonl:3"))); /* an empty line is a line */
    expect_end(&r);
}

static void a_bad_line_costs_itself_alone(void **state) {
    (void)state;
    reading r = {0};
    str path = file_of("bad.jsonl", STR("{\"id\":\"a\",\"text\":\"One.\"}\n"
                                        "{\"id\":\"b\",\"text\":\n"
                                        "[1]\n"
                                        "{\"id\":\"d\"}\n"
                                        "{\"id\":\"e\",\"text\":\" \\n\"}\n"
                                        "{\"id\":\"f\",\"text\":\"Six.\"}\n"));
    open_paths(&r, &path, 1);
    expect_article(&r, "One.");
    expect_bad(&r, "bad.jsonl:2:18: the JSON ends too early");
    expect_bad(&r, "bad.jsonl:3:1: not a JSON object");
    expect_bad(&r, "bad.jsonl:4: no text");
    assert_true(id_is(&r, "d"));
    expect_bad(&r, "bad.jsonl:5: no text");
    expect_article(&r, "Six.");
    assert_false(feed_io_failed(r.feed));
    expect_end(&r);
}

static void every_bad_line_is_told_with_its_place(void **state) {
    (void)state;
    reading r = {0};
    str path = file_of("far.jsonl", STR("{\"text\":\"a\",\"x\":1e999}\n{\"text\":\"Two.\"}\n"));
    open_paths(&r, &path, 1);
    expect_bad(&r, "a number that is not finite");
    assert_true(str_find(str_c(r.e.text), STR("far.jsonl:1:")) < strlen(r.e.text));
    expect_article(&r, "Two.");
    expect_end(&r);
}

static void without_an_id_the_content_gives_one(void **state) {
    (void)state;
    reading r = {0};
    char first[17] = "", same[17] = "", other[17] = "";
    str path = file_of("ids.jsonl", STR("{\"text\":\"One.\"}\n{\"text\":\"One.\",\"id\":\"\"}\n"
                                        "{\"text\":\"One.\",\"outlet\":\"Times\"}\n"));
    open_paths(&r, &path, 1);
    char *ids[] = {first, same, other};
    for (int i = 0; i < 3; i++) {
        expect_article(&r, "One.");
        assert_int_equal(r.doc.id.n, 16);
        assert_int_equal(strspn(r.doc.id.p, "0123456789abcdef"), 16);
        memcpy(ids[i], r.doc.id.p, 16);
    }
    assert_string_equal(first, same);
    assert_string_not_equal(first, other);
    expect_end(&r);
}

static void fields_have_other_names_where_asked(void **state) {
    (void)state;
    const feed_rename rename[] = {{STR("text"), STR("body")}, {STR("outlet"), STR("source")}};
    reading r = {.options = {.rename = rename, .renames = 2}};
    str text, path = file_of("named.jsonl",
                             STR("{\"body\":\"One.\",\"text\":\"no\",\"source\":\"Times\"}"));
    open_paths(&r, &path, 1);
    expect_article(&r, "One.");
    assert_true(str_eq(r.doc.outlet, STR("Times")));
    assert_true(doc_meta(&r.doc, STR("text"), &text)); /* what had the name stays as meta */
    expect_end(&r);
}

static void name_and_content_tell_the_kind(void **state) {
    (void)state;
    reading r = {0};
    str paths[] = {file_of("prose", STR("No object here.")),
                   file_of("object.txt", STR("{\"text\":\"One.\"}")),
                   file_of("lines.ndjson", STR("{\"text\":\"Two.\"}"))};
    open_paths(&r, paths, 3);
    expect_article(&r, "No object here.");
    expect_article(&r, "{\"text\":\"One.\"}");
    expect_article(&r, "Two.");
    expect_end(&r);
    reading told = {.options = {.kind = FEED_JSONL}};
    open_paths(&told, &paths[1], 1);
    expect_article(&told, "One.");
    expect_end(&told);
}

static void a_name_that_promises_json_is_held_to_it(void **state) {
    (void)state;
    reading r = {0};
    str path = file_of("prose.jsonl", STR("No object here.\n{\"text\":\"One.\"}\n"));
    open_paths(&r, &path, 1);
    expect_bad(&r, "prose.jsonl:1:2: null expected");
    expect_article(&r, "One.");
    expect_end(&r);
}

/* Objects larger than any step of reading, in an array and without line ends. */
static void an_array_is_read_object_by_object(void **state) {
    (void)state;
    enum { LONG = 300000 };
    buf all = {0}, text = {0};
    buf_fill(&text, 'a', LONG);
    buf_byte(&all, '[');
    for (int i = 0; i < 3; i++)
        buf_printf(&all, "%s{\"x\":{\"y\":[\"]}\\\"\"]},\"text\":\"%.*s\"}", i ? ", " : "", LONG,
                   text.p);
    buf_put(&all, STR("]"));
    buf_byte(&text, 0);
    reading r = {0};
    str path = file_of("array.json", buf_str(&all));
    open_paths(&r, &path, 1);
    for (int i = 0; i < 3; i++) expect_article(&r, text.p);
    expect_end(&r);
    buf_free(&all);
    buf_free(&text);
}

static void a_line_may_be_longer_than_any_buffer(void **state) {
    (void)state;
    enum { LONG = 3 << 20 };
    buf line = {0}, text = {0};
    buf_fill(&text, 'a', LONG);
    buf_put(&line, STR("{\"id\":\"long\",\"text\":\""));
    buf_put(&line, buf_str(&text));
    buf_put(&line, STR("\"}\n{\"id\":\"short\",\"text\":\"Two.\"}\n"));
    buf_byte(&text, 0);
    reading r = {0};
    str path = file_of("long.jsonl", buf_str(&line));
    open_paths(&r, &path, 1);
    expect_article(&r, text.p);
    expect_article(&r, "Two.");
    assert_int_equal(feed_done(r.feed), line.n);
    expect_end(&r);
    buf_free(&line);
    buf_free(&text);
}

/* ---- gzip -------------------------------------------------------------------------------- */

static void gzip_is_undone(void **state) {
    (void)state;
    reading r = {0};
    gzip_of("two.jsonl.gz", STR("{\"id\":\"a\",\"text\":\"One.\"}\n"));
    str paths[] = {gzip_of("one.txt.gz", STR("The harbour was closed.")),
                   gzip_of("two.jsonl.gz", STR("{\"id\":\"b\",\"text\":\"Two.\"}\n"))};
    open_paths(&r, paths, 2);
    expect_article(&r, "The harbour was closed.");
    expect_article(&r, "One.");
    expect_article(&r, "Two.");
    expect_end(&r);
}

static void gzip_that_ends_too_early_is_told(void **state) {
    (void)state;
    char half[4096];
    for (size_t i = 0; i < sizeof half; i++) half[i] = (char)('a' + i * i % 23);
    str whole = gzip_of("whole.txt.gz", (str){half, sizeof half});
    FILE *f = fopen(whole.p, "rb");
    size_t n = fread(half, 1, sizeof half, f);
    fclose(f);
    assert_true(n > 40 && n < sizeof half);
    reading r = {0};
    str paths[] = {file_of("half.txt.gz", (str){half, n / 2}), file_of("next.txt", STR("Next."))};
    open_paths(&r, paths, 2);
    expect_bad(&r, "half.txt.gz: the gzip data ends too early");
    assert_true(feed_io_failed(r.feed));
    expect_article(&r, "Next.");
    expect_end(&r);
}

/* ---- zstd -------------------------------------------------------------------------------- */

/* Frames of `text`, one behind the other. */
static buf frames_of(str text, int times) {
    buf all = {0};
    size_t room = ZSTD_compressBound(text.n);
    char *frame = malloc(room);
    size_t n = ZSTD_compress(frame, room, text.p, text.n, 1);
    assert_false(ZSTD_isError(n));
    for (int i = 0; i < times; i++) buf_put(&all, (str){frame, n});
    free(frame);
    return all;
}

static void zstd_is_undone_frame_after_frame(void **state) {
    (void)state;
    enum { LINE = 400000 }; /* more than is read at once */
    buf line = {0};
    buf_put(&line, STR("{\"text\":\""));
    for (uint32_t i = 0, x = 1; i < LINE; i++, x = x * 1664525 + 1013904223)
        buf_byte(&line, (char)('a' + (x >> 24) % 26));
    buf_put(&line, STR("\"}\n"));
    buf packed = frames_of(buf_str(&line), 3);
    reading r = {0};
    str paths[] = {file_of("lines.jsonl.zst", buf_str(&packed)),
                   file_of("cut.jsonl.zst", str_sub(buf_str(&packed), 0, packed.n - 5))};
    open_paths(&r, paths, 2);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(feed_next(r.feed, &r.doc, &r.e), FEED_ARTICLE);
        assert_int_equal(r.doc.text.n, LINE);
        assert_memory_equal(r.doc.text.p, line.p + strlen("{\"text\":\""), LINE);
    }
    expect_bad(&r, "cut.jsonl.zst: the zstd data ends too early");
    expect_end(&r);
    buf_free(&line);
    buf_free(&packed);
}

/* ---- CSV --------------------------------------------------------------------------------- */

static void a_mark_that_never_closes_costs_its_row_alone(void **state) {
    (void)state;
    enum { ROWS = 20000 }; /* and reading rows again stays within its bounds */
    buf all = {0};
    buf_put(&all, STR("id,text\n"));
    for (int i = 0; i < ROWS; i++) buf_printf(&all, i % 100 == 50 ? "%d,\"One\n" : "%d,One\n", i);
    reading r = {0};
    str path = file_of("open.csv", buf_str(&all));
    open_paths(&r, &path, 1);
    uint32_t good = 0, bad = 0;
    for (feed_status s; (s = feed_next(r.feed, &r.doc, &r.e)) != FEED_END;)
        (*(s == FEED_ARTICLE ? &good : &bad))++;
    assert_int_equal(bad, ROWS / 100);
    assert_int_equal(good, ROWS - ROWS / 100);
    expect_end(&r);
    buf_free(&all);
}

/* ---- folders ----------------------------------------------------------------------------- */

static void folders_are_walked_in_order(void **state) {
    (void)state;
    reading r = {0};
    folder_of("in");
    folder_of("in/b");
    folder_of("in/empty");
    folder_of("in/.hidden");
    file_of("in/c.txt", STR("c"));
    file_of("in/a.txt", STR("a"));
    file_of("in/b/2.txt", STR("b2"));
    file_of("in/b/10.txt", STR("b10"));
    file_of("in/.secret.txt", STR("no"));
    file_of("in/.hidden/x.txt", STR("no"));
    assert_int_equal(symlink("..", path_of("in/b/around").p), 0); /* would never end */
    str paths[] = {path_of("in"), path_of("in/c.txt")};
    open_paths(&r, paths, 2);
    expect_article(&r, "a");
    assert_true(str_eq(r.doc.id, path_of("in/a.txt")));
    expect_article(&r, "b10");
    expect_article(&r, "b2");
    expect_article(&r, "c");
    expect_article(&r, "c"); /* named twice, read twice */
    expect_end(&r);
}

static void a_file_that_is_not_there_costs_itself_alone(void **state) {
    (void)state;
    reading r = {0};
    str paths[] = {path_of("nowhere.txt"), file_of("there.txt", STR("There."))};
    open_paths(&r, paths, 2);
    expect_bad(&r, "nowhere.txt: No such file or directory");
    assert_true(feed_io_failed(r.feed));
    expect_article(&r, "There.");
    expect_end(&r);
}

static void no_paths_are_no_articles(void **state) {
    (void)state;
    reading r = {0};
    open_paths(&r, NULL, 0);
    expect_end(&r);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_text_file_is_one_article),
        TEST(marks_and_line_ends_are_made_plain),
        TEST(other_encodings_are_refused),
        TEST(what_is_no_text_is_refused),
        TEST(invalid_bytes_are_replaced_and_counted),
        TEST(nothing_of_an_article_stays_for_the_next),
        TEST(a_line_is_an_article),
        TEST(a_bad_line_costs_itself_alone),
        TEST(every_bad_line_is_told_with_its_place),
        TEST(without_an_id_the_content_gives_one),
        TEST(fields_have_other_names_where_asked),
        TEST(name_and_content_tell_the_kind),
        TEST(a_name_that_promises_json_is_held_to_it),
        TEST(an_array_is_read_object_by_object),
        TEST(a_line_may_be_longer_than_any_buffer),
        TEST(gzip_is_undone),
        TEST(gzip_that_ends_too_early_is_told),
        TEST(zstd_is_undone_frame_after_frame),
        TEST(a_mark_that_never_closes_costs_its_row_alone),
        TEST(folders_are_walked_in_order),
        TEST(a_file_that_is_not_there_costs_itself_alone),
        TEST(no_paths_are_no_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
