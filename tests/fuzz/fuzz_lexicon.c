/* Any bytes as a lexicon, native or plain; what can be read is compiled and tried on its own text.
 * The language data is that of home/, which is small: it is read again for every input. */
#include "fuzz.h"
#include "lexicon/lint.h"

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    return setenv("TENOR_HOME", "tests/fuzz/home", 1);
}

static void try_out(lexlib *lib, uint32_t id, str text, diag *d) {
    arena mem = {0};
    matcher *m = matcher_new(lib, &mem, d);
    if (m) {
        lexicon_lint(lib, id, d);
        scanner s;
        scan_init(&s, lib, m);
        buf valid = {0};
        utf8_repair(&valid, text);
        doc article = {.text = buf_str(&valid)};
        scan_doc(&s, &article);
        must_be_sound(&article);
        doc_free(&article);
        buf_free(&valid);
        scan_free(&s);
        matcher_free(m);
    }
    arena_free(&mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lexlib lib;
    diag d = {0};
    uint32_t id;
    str path = fuzz_file(bytes_of(data, size), "yml");
    MUST(lexlib_init(&lib, &d));
    bool ok = lexlib_load(&lib, &path, 1, STR("fuzz"), &id, &d);
    MUST(ok == (d.errors == 0) && d.errors <= DIAG_MOST_ERRORS);
    if (ok) try_out(&lib, id, bytes_of(data, size), &d);
    must_be_tame(buf_str(&d.out));
    diag_free(&d);
    lexlib_free(&lib);
    return 0;
}
