/* fuzz: what the harnesses have in common.
 *
 *      bytes of a stranger ─► LLVMFuzzerTestOneInput ─► the unit ─► MUST(what always holds)
 *
 * A harness is one file, fuzz_NAME.c. It gives its unit any bytes at all and checks, beside what
 * the sanitizers see, what the unit promises for every input. Two drivers call it: libFuzzer, which
 * looks for inputs that break it (tests/fuzz/run), and replay.c, which runs known ones (tests/run).
 * What takes long to set up belongs into LLVMFuzzerInitialize, which runs once. */
#ifndef TENOR_FUZZ_H
#define TENOR_FUZZ_H

#include "base/utf8.h"
#include "lexicon/scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

#define MUST(holds)                                                                                \
    ((holds)                                                                                       \
         ? (void)0                                                                                 \
         : (fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds), abort()))

static inline str bytes_of(const uint8_t *data, size_t size) {
    return (str){(const char *)data, size};
}

/* The input as a file of this process's own, for what reads files; gone when the process ends
 * well. */
static char fuzz_path[64];
static inline void fuzz_remove(void) { unlink(fuzz_path); }
static inline str fuzz_file(str content, const char *ext) {
    if (!fuzz_path[0]) atexit(fuzz_remove);
    snprintf(fuzz_path, sizeof fuzz_path, "/tmp/tenor-fuzz-%d.%s", (int)getpid(), ext);
    FILE *f = fopen(fuzz_path, "wb");
    MUST(f && fwrite(content.p ? content.p : "", 1, content.n, f) == content.n && fclose(f) == 0);
    return str_c(fuzz_path);
}

/* What reaches a terminal: nothing that could act on it. */
static inline void must_be_tame(str message) {
    MUST(utf8_valid(message) == message.n);
    buf shown = {0};
    utf8_show(&shown, message, true);
    MUST(str_eq(buf_str(&shown), message));
    buf_free(&shown);
}

/* Hits, sentences, quotations …: within the text, and in order. */
static inline void must_be_sound(const doc *d) {
    for (uint32_t i = 0; i < d->words.n; i++) {
        MUST(d->words.start[i] < d->words.end[i] && d->words.end[i] <= d->text.n);
        MUST(i == 0 || d->words.end[i - 1] <= d->words.start[i]);
        MUST(d->words.type[i] < d->types->list.n && d->words.voice[i] < VOICES);
        MUST(utf8_valid(word_text(d, i)) == word_text(d, i).n);
    }
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.p[i];
        MUST(s->start < s->end && s->end <= d->text.n && s->first < s->last);
        MUST(s->first == (i ? d->sentences.p[i - 1].last : 0) && s->paragraph < d->paragraphs.n);
    }
    for (uint32_t i = 0; i < d->paragraphs.n; i++) {
        const doc_paragraph *p = &d->paragraphs.p[i];
        MUST(p->start < p->end && p->end <= d->text.n && p->first < p->last && p->part < PARTS);
        MUST(p->first == (i ? d->paragraphs.p[i - 1].last : 0));
    }
    MUST(!d->words.n || vec_last(&d->sentences).last == d->words.n);
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        const doc_quote *q = &d->quotes.p[i];
        MUST(q->start < q->end && q->end <= d->text.n && q->first <= q->last);
        MUST(q->last <= d->words.n && (i == 0 || d->quotes.p[i - 1].start <= q->start));
        MUST(q->speaker == DOC_NONE || q->speaker < d->names.n);
        MUST(q->parent == DOC_NONE || q->parent < i);
        MUST(q->cue_start <= q->cue_end && q->cue_end <= d->text.n);
    }
    for (uint32_t i = 0; i < d->names.n; i++) {
        const doc_name *n = &d->names.p[i];
        MUST(n->first < n->last && n->last <= d->words.n && n->start < n->end);
        MUST(n->end <= d->text.n && (n->entity == DOC_NONE || n->entity < d->entities.n));
    }
}

#endif
