/* Any bytes as a number, as JSON, as UTF-8: what is read and written again reads as the same. */
#include "base/json.h"
#include "fuzz.h"

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    return 0;
}

static void number(str text, buf *b) {
    double x, again;
    if (!number_parse(text, &x)) return;
    b->n = 0;
    buf_number(b, x);
    MUST(number_parse(buf_str(b), &again) && again == x);
}

static void tree(str text, buf *b) {
    arena mem = {0};
    json first, second;
    err e = {0};
    if (json_parse(text, &mem, &first, &e)) {
        b->n = 0;
        json_write(b, &first);
        str once = arena_str(&mem, buf_str(b));
        MUST(json_parse(once, &mem, &second, &e));
        b->n = 0;
        json_write(b, &second);
        MUST(str_eq(once, buf_str(b)));
    } else {
        MUST(str_starts(str_c(e.text), STR("column ")));
    }
    arena_free(&mem);
}

static void text_of(str valid, buf *b) {
    size_t count = 0;
    uint32_t len, back;
    for (size_t at = 0; at < valid.n; at += len, count++) {
        uint32_t code = utf8_at(valid, at, &len);
        MUST(len >= 1 && at + len <= valid.n && utf8_before(valid, at + len, &back) == code);
        b->n = 0;
        utf8_put(b, code);
        MUST(back == len && str_eq(buf_str(b), str_sub(valid, at, at + len)));
    }
    MUST(count == utf8_count(valid) && utf8_width(valid) <= 2 * count);
    b->n = 0;
    utf8_fold_str(b, valid);
    MUST(utf8_valid(buf_str(b)) == b->n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static buf b, valid;
    str raw = bytes_of(data, size);
    number(raw, &b);
    b.n = valid.n = 0;
    utf8_show(&b, raw, false);
    must_be_tame(buf_str(&b));
    MUST((utf8_repair(&valid, raw) == 0) == (utf8_valid(raw) == raw.n));
    MUST(utf8_valid(buf_str(&valid)) == valid.n);
    tree(buf_str(&valid), &b);
    text_of(buf_str(&valid), &b);
    str names[2] = {str_sub(raw, 0, size / 2), str_sub(raw, size / 2, size)};
    if (size < 512) utf8_nearest(names[0], names, 2);
    return 0;
}
