/* stages: the way of an article, cut short where the first argument says.
 *
 *      stages load|read|words|plain|voice|aim|score FILE
 *
 *      load ─► read ─► words ─┬────────────► hits            plain
 *                             └─► voices ──► hits            voice
 *                                              └─► targets   aim
 *                                              └─► scripts   score (targets as scripts ask)
 *
 * A program for bench.py and for profilers: one process, no workers, nothing written. What a stage
 * costs is the difference between two of these runs; `plain` is the scan without voices, names and
 * speech, which no user can have, so that what the voice layer adds can be told. */
#include "lexicon/scan.h"
#include "script/script.h"
#include "text/feed.h"

#include <stdio.h>
#include <string.h>

typedef enum { LOAD, READ, WORDS, PLAIN, VOICE, AIM, SCORE, STAGES } stage;
static const char *const stage_names[STAGES] = {"load",  "read", "words", "plain",
                                                "voice", "aim",  "score"};

enum { SCRIPTS = 3 };
static const char *const script_names[SCRIPTS] = {"tone", "loaded", "frames"};

typedef struct bench {
    stage until;
    lexlib lib;
    script *scripts[SCRIPTS];
    scanner scan;
    arena mem;
    doc d;
} bench;

static bool load(bench *b) {
    diag d = {0};
    bool ok = lexlib_init(&b->lib, &d);
    for (int i = 0; ok && i < SCRIPTS; i++) {
        b->scripts[i] =
            script_load(str_c(script_names[i]), &b->lib, NULL, 0, &(script_limits){0}, &d);
        ok = b->scripts[i] != NULL;
    }
    matcher *m = ok ? matcher_new(&b->lib, &b->mem, &d) : NULL;
    ok = m && !d.errors;
    if (!ok && d.out.n) fwrite(d.out.p, 1, d.out.n, stderr);
    diag_free(&d);
    if (!ok) return false;
    scan_init(&b->scan, &b->lib, m);
    for (int i = 0; i < SCRIPTS; i++) script_bind(b->scripts[i], &b->scan);
    return true;
}

static bool article(bench *b, err *e) {
    if (b->until >= WORDS) scan_words(&b->scan, &b->d);
    if (b->until >= VOICE) scan_voices(&b->d);
    if (b->until >= PLAIN) scan_hits(&b->scan, &b->d);
    for (uint32_t i = 0; b->until == AIM && i < b->scan.hits.n; i++)
        scan_aim(&b->scan, &b->d, &b->scan.hits.p[i]);
    for (int i = 0; b->until == SCORE && i < SCRIPTS; i++) {
        record r;
        if (!script_score(b->scripts[i], &b->d, &b->d.mem, &r, e)) return false;
    }
    return true;
}

static bool run(bench *b, str path, err *e) {
    feed *f = feed_open(&path, 1, &(feed_options){.kind = FEED_AUTO});
    bool ok = true;
    for (feed_status status; ok && (status = feed_next(f, &b->d, e)) != FEED_END;)
        ok = status == FEED_ARTICLE && article(b, e);
    feed_close(f);
    return ok;
}

int main(int argc, char **argv) {
    static bench b;
    err e = {0};
    while (argc == 3 && b.until < STAGES && strcmp(argv[1], stage_names[b.until]) != 0) b.until++;
    if (argc != 3 || b.until == STAGES) {
        fprintf(stderr, "usage: stages load|read|words|plain|voice|aim|score FILE\n");
        return 2;
    }
    if (!load(&b)) return 2;
    if (b.until == LOAD || run(&b, str_c(argv[2]), &e)) return 0;
    fprintf(stderr, "stages: %s\n", e.text);
    return 3;
}
