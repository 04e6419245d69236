/* Any bytes as numbers to add: forwards, backwards, in two halves and after writing and reading, it
 * is the same sum, and keepers that are merged are those that saw everything. As the hashes of
 * words, and as a sketch: what is written is read, and the other way round. */
#include "fuzz.h"
#include "stats/keep.h"
#include "stats/sketch.h"

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    return 0;
}

static void must_be_equal(const exact *x, const exact *y) {
    buf a = {0}, b = {0};
    exact again;
    exact_write(&a, x);
    exact_write(&b, y);
    MUST(str_eq(buf_str(&a), buf_str(&b)));
    MUST(exact_read(&again, buf_str(&a)));
    double first = exact_value(x), second = exact_value(y), third = exact_value(&again);
    MUST(!memcmp(&first, &second, sizeof first) && !memcmp(&first, &third, sizeof first));
    buf_free(&a);
    buf_free(&b);
}

static void must_merge(const double *x, size_t n, keep_spec spec) {
    keeper whole, part[2];
    buf a = {0}, b = {0};
    keep_init(&whole, spec);
    for (int i = 0; i < 2; i++) keep_init(&part[i], spec);
    for (size_t i = 0; i < n; i++)
        MUST(keep_number(&whole, x[i]) == keep_number(&part[i % 2], x[i]));
    keep_merge(&part[1], &part[0]);
    keep_write(&a, &whole);
    keep_write(&b, &part[1]);
    MUST(str_eq(buf_str(&a), buf_str(&b)));
    for (int i = 0; i < 2; i++) keep_free(&part[i]);
    keep_free(&whole);
    buf_free(&a);
    buf_free(&b);
}

static void must_be_written_as(const sketch *s, str text) {
    char own[SKETCH_BYTES];
    sketch again;
    size_t n = sketch_write(s, own);
    MUST(str_eq((str){own, n}, text) && sketch_read((str){own, n}, &again));
    MUST(again.n == s->n && again.size == s->size);
}

static void as_sketches(str text) {
    static uint64_t word[512];
    static uint32_t room[512];
    char own[SKETCH_BYTES];
    sketch read;
    size_t n = text.n / sizeof *word < 512 ? text.n / sizeof *word : 512;
    if (n) memcpy(word, text.p, n * sizeof *word);
    sketch made = sketch_of(word, (uint32_t)n, room);
    must_be_written_as(&made, (str){own, sketch_write(&made, own)});
    if (!sketch_read(text, &read)) return;
    must_be_written_as(&read, text);
    double whole = read.n ? 1 : 0;
    MUST(sketch_likeness(&read, &read) == whole && sketch_containment(&read, &read) == whole);
    double part = sketch_containment(&read, &made);
    MUST(part == sketch_containment(&made, &read) && part >= 0 && part <= 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    exact forwards = {0}, backwards = {0}, half[2] = {0}, read;
    static double x[512];
    size_t n = size / sizeof *x < 512 ? size / sizeof *x : 512;
    memcpy(x, data, n * sizeof *x);
    for (size_t i = 0; i < n; i++) {
        bool added = exact_add(&forwards, x[i]);
        MUST(exact_add(&backwards, x[n - 1 - i]) == (x[n - 1 - i] - x[n - 1 - i] == 0));
        MUST(exact_add(&half[i % 2], x[i]) == added);
    }
    exact_merge(&half[0], &half[1]);
    must_be_equal(&forwards, &backwards);
    must_be_equal(&forwards, &half[0]);
    must_merge(x, n, (keep_spec){.kind = KEEP_MEAN});
    must_merge(x, n, (keep_spec){.kind = KEEP_HISTOGRAM, .from = -1, .to = 2, .bins = 7});
    if (exact_read(&read, bytes_of(data, size))) must_be_equal(&read, &read);
    as_sketches(bytes_of(data, size));
    return 0;
}
