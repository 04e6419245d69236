/* Any bytes, made valid, as an article under a small lexicon that has one of everything. */
#include "fuzz.h"

static lexlib lib;
static scanner scan;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    static arena mem;
    diag d = {0};
    uint32_t id;
    str path = STR("tests/fuzz/home/lexicons/small.yml");
    setenv("TENOR_HOME", ".", 0);
    bool ok = lexlib_init(&lib, &d) && lexlib_load(&lib, &path, 1, STR("fuzz"), &id, &d);
    if (d.out.n) fwrite(d.out.p, 1, d.out.n, stderr);
    MUST(ok);
    matcher *m = matcher_new(&lib, &mem, &d);
    MUST(m);
    scan_init(&scan, &lib, m);
    return 0;
}

static void must_be_hit(const doc *d, const hit *h) {
    MUST(h->start < h->end && h->end <= d->text.n && h->first < h->last && h->last <= d->words.n);
    MUST(h->term < lib.terms.n && h->weight == h->weight && h->part < PARTS && h->voice < VOICES);
    MUST(h->quote == DOC_NONE || h->quote < d->quotes.n);
    MUST(h->speaker == DOC_NONE || h->speaker < d->names.n);
    MUST(h->target == DOC_NONE || h->target < d->entities.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static buf valid;
    static VEC(hit) before;
    static doc d;
    valid.n = before.n = 0;
    utf8_repair(&valid, bytes_of(data, size));
    for (int round = 0; round < 2; round++) { /* the second time all spellings are known */
        doc_clear(&d);
        d.text = buf_str(&valid);
        scan_doc(&scan, &d);
        must_be_sound(&d);
        MUST(round == 0 || before.n == scan.hits.n);
        for (uint32_t i = 0; i < scan.hits.n; i++) {
            const hit *h = &scan.hits.p[i];
            must_be_hit(&d, h);
            MUST(i == 0 || h[-1].start <= h->start);
            if (round == 0)
                vec_push(&before, *h);
            else
                MUST(before.p[i].term == h->term && before.p[i].start == h->start &&
                     before.p[i].weight == h->weight && before.p[i].target == h->target);
        }
    }
    return 0;
}
