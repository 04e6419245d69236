/* Any bytes as a file of articles: text, JSON Lines, gzip. */
#include "fuzz.h"
#include "text/feed.h"

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    return 0;
}

static void must_be_text(str s) { MUST(utf8_valid(s) == s.n); }

static void read_as(feed_kind kind, str path) {
    static doc d;
    err e;
    feed *f = feed_open(&path, 1, &(feed_options){.kind = kind});
    for (feed_status status; (status = feed_next(f, &d, &e)) != FEED_END;) {
        must_be_text(d.id);
        MUST(d.id.n > 0 && d.where.n > 0);
        if (status == FEED_BAD) MUST(e.text[0] && !strchr(e.text, '\n'));
        if (status != FEED_ARTICLE) continue;
        const str parts[] = {d.text, d.title, d.outlet, d.date, d.url, d.lang};
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) must_be_text(parts[i]);
        MUST(str_trim(d.text).n && !memchr(d.text.p, 0, d.text.n) &&
             !memchr(d.text.p, '\r', d.text.n));
        for (uint32_t i = 0; i < d.meta.n; i++) must_be_text(d.meta.p[i].key);
    }
    feed_close(f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    str path = fuzz_file(bytes_of(data, size), "jsonl");
    read_as(FEED_AUTO, path);
    read_as(FEED_TEXT, path);
    read_as(FEED_JSONL, path);
    return 0;
}
