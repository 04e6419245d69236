/* Any bytes, made valid, as the text of an article: words, sentences, quotations, names, speech. */
#include "fuzz.h"
#include "text/names.h"
#include "text/quote.h"
#include "text/speech.h"
#include "text/split.h"
#include "text/token.h"

static lexlib lib; /* for its rules */
static types known;

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    diag d = {0};
    setenv("TENOR_HOME", ".", 0);
    MUST(lexlib_init(&lib, &d));
    types_init(&known, &lib.text, NULL, NULL, 1 << 12);
    return 0;
}

/* Tokens lie in order and within the text, as many as were counted. */
static void must_be_cut(str text) {
    uint32_t at = 0, end = 0, n = 0;
    for (token t; token_next(text, &at, &t); n++, end = t.start + t.n)
        MUST(t.n && t.start >= end && t.start + t.n <= at && at <= text.n);
    MUST(n == token_count(text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static buf valid;
    static doc d;
    valid.n = 0;
    utf8_repair(&valid, bytes_of(data, size));
    doc_clear(&d);
    d.text = buf_str(&valid);
    types_trim(&known);
    split_doc(&d, &known);
    quote_doc(&d);
    names_doc(&d);
    speech_doc(&d);
    must_be_sound(&d);
    must_be_cut(d.text);
    return 0;
}
