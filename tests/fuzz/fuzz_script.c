/* Any bytes as a script: loaded, asked for a score, a report. It must end by itself: a script that
 * the watchdog had to stop would cost the other articles, too. */
#include "app/emit.h"
#include "fuzz.h"
#include "script/sandbox.h"
#include "script/script.h"

static void stuck(const char *name, str article) {
    (void)article;
    MUST(!name);
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    sandbox_stuck = stuck;
    return setenv("TENOR_HOME", "tests/fuzz/home", 1);
}

/* By way of its line, as `tenor report` keeps it. */
static void keep(script *one, doc *article, const record *found, arena *mem, err *e) {
    emit_part part = {.script = script_about(one)->name, .record = *found};
    buf line = {0};
    json j;
    if (found->none || script_key(one, article, found, &part.key, e)) {
        emit_article(&line, article, &part, 1, (str){0});
        MUST(json_parse(buf_str(&line), mem, &j, e));
        script_keep(one, &j, mem, e);
    }
    buf_free(&line);
}

static void run(script *one, lexlib *lib, diag *d) {
    arena mem = {0};
    page out = {0};
    record found = {0};
    err e = {0};
    scanner scan;
    matcher *m = matcher_new(lib, &mem, d);
    MUST(m);
    scan_init(&scan, lib, m);
    script_bind(one, &scan);
    doc article = {.id = STR("fuzz"),
                   .text = STR("A tyrant fell\n\nThe “cruel tyrant” was not very cruel, said Mr "
                               "Smith. He claimed that the regime lied.\n\nIt rained.")};
    scan_doc(&scan, &article);
    if (script_score(one, &article, &mem, &found, &e)) keep(one, &article, &found, &mem, &e);
    MUST(utf8_valid(str_c(e.text)) == strlen(e.text));
    e = (err){0};
    script_report(one, &out, &e);
    page_free(&out);
    doc_free(&article);
    scan_free(&scan);
    matcher_free(m);
    arena_free(&mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lexlib lib;
    diag d = {0};
    script_limits limits = {.memory = 8 << 20, .load_seconds = 0.1, .score_seconds = 0.1};
    MUST(lexlib_init(&lib, &d));
    str path = fuzz_file(bytes_of(data, size), "lua");
    script *one = script_load(path, &lib, NULL, 0, &limits, &d);
    MUST(!one == (d.errors != 0));
    if (one) run(one, &lib, &d);
    script_free(one);
    must_be_tame(buf_str(&d.out));
    diag_free(&d);
    lexlib_free(&lib);
    return 0;
}
