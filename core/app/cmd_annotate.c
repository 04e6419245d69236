/* tenor annotate: everything found in an article, standing off its text (docs/output.md). */
#include "app/emit.h"
#include "app/results.h"
#include "text/names.h"

/* Byte offsets to code points: counts up to every 64th byte are noted, the rest is counted. */
typedef struct offsets {
    str text;
    bool bytes;
    VEC(uint32_t) marks;
} offsets;

enum { STEP = 64 };

static void offsets_of(offsets *o, str text) {
    o->text = text;
    o->marks.n = 0;
    if (o->bytes) return;
    uint32_t count = 0;
    for (size_t i = 0; i <= text.n; i += STEP) {
        vec_push(&o->marks, count);
        for (size_t j = i; j < i + STEP && j < text.n; j++)
            count += ((unsigned char)text.p[j] & 0xc0) != 0x80;
    }
}

static uint32_t offset(const offsets *o, uint32_t at) {
    if (o->bytes) return at;
    uint32_t count = o->marks.p[at / STEP];
    for (uint32_t i = at / STEP * STEP; i < at; i++)
        count += ((unsigned char)o->text.p[i] & 0xc0) != 0x80;
    return count;
}

typedef struct annotating {
    offsets offsets;
    buf *line;
    results to;
} annotating;

static void put_range(annotating *c, uint32_t start, uint32_t end) {
    buf_printf(c->line, "\"start\":%u,\"end\":%u", offset(&c->offsets, start),
               offset(&c->offsets, end));
}

static str slice(const doc *d, uint32_t start, uint32_t end) {
    return str_sub(d->text, start, end);
}

static void put_ranges(annotating *c, const doc *d) {
    buf *b = c->line;
    buf_put(b, STR(",\"paragraphs\":["));
    for (uint32_t i = 0; i < d->paragraphs.n; i++)
        buf_printf(b, "%s[%u,%u]", i ? "," : "", offset(&c->offsets, d->paragraphs.p[i].start),
                   offset(&c->offsets, d->paragraphs.p[i].end));
    buf_put(b, STR("],\"sentences\":["));
    for (uint32_t i = 0; i < d->sentences.n; i++)
        buf_printf(b, "%s[%u,%u]", i ? "," : "", offset(&c->offsets, d->sentences.p[i].start),
                   offset(&c->offsets, d->sentences.p[i].end));
    buf_byte(b, ']');
}

static void put_quote(annotating *c, const doc *d, const doc_quote *q) {
    buf *b = c->line;
    buf_byte(b, '{');
    put_range(c, q->start, q->end);
    emit_member(b, "voice", str_c(voice_names[q->voice]));
    emit_member(b, "kind", str_c(quote_kind_names[q->kind]));
    if (q->kind == QUOTE_PARTIAL) buf_printf(b, ",\"scare\":%s", q->scare ? "true" : "false");
    emit_member(b, "speaker", source_name(d, q->speaker));
    if (q->speaker != DOC_NONE) {
        const doc_name *n = &d->names.p[q->speaker];
        buf_printf(b, ",\"speaker_start\":%u,\"speaker_end\":%u", offset(&c->offsets, n->start),
                   offset(&c->offsets, n->end));
    }
    if (q->cue_end)
        buf_printf(b, ",\"cue_start\":%u,\"cue_end\":%u", offset(&c->offsets, q->cue_start),
                   offset(&c->offsets, q->cue_end));
    emit_member(b, "rule", str_c(q->rule));
    buf_byte(b, '}');
}

static void put_name(annotating *c, const doc *d, const doc_name *n) {
    buf_byte(c->line, '{');
    put_range(c, n->start, n->end);
    emit_member(c->line, "text", slice(d, n->start, n->end));
    emit_member(c->line, "target", entity_name(d, n->entity));
    buf_byte(c->line, '}');
}

static void put_hit(annotating *c, doc *d, const scanner *s, hit *h) {
    const lexlib *lib = s->lib;
    const lex_term *term = &lib->terms.p[h->term];
    const lex_category *category = &lib->categories.p[term->category];
    buf *b = c->line;
    buf_byte(b, '{');
    put_range(c, h->start, h->end);
    emit_member(b, "text", slice(d, h->start, h->end));
    emit_member(b, "term", term->text);
    emit_member(b, "lexicon", lib->lexicons.p[category->lexicon].name);
    emit_member(b, "category", category->name);
    emit_member(b, "class", lib->classes.p[category->class]);
    buf_put(b, STR(",\"weight\":"));
    buf_number(b, h->weight);
    buf_printf(b, ",\"negated\":%s", h->negated ? "true" : "false");
    emit_member(b, "part", str_c(part_names[h->part]));
    emit_member(b, "voice", str_c(voice_names[h->voice]));
    emit_member(b, "speaker", source_name(d, h->speaker));
    scan_aim(s, d, h);
    emit_member(b, "target", entity_name(d, h->target));
    emit_member(b, "rule", str_c(h->rule));
    buf_byte(b, '}');
}

static bool annotate_article(void *context, session *s, doc *d, buf *b) {
    annotating *c = context;
    c->line = b;
    offsets_of(&c->offsets, d->text);
    emit_metadata(b, d);
    buf_printf(b, ",\"words\":%u", d->words.n);
    put_ranges(c, d);
    buf_put(b, STR(",\"quotes\":["));
    uint32_t topic = 0;
    for (uint32_t i = 0; i < d->quotes.n || topic < d->topics.n;) {
        bool next = topic < d->topics.n &&
                    (i == d->quotes.n || d->topics.p[topic].start < d->quotes.p[i].start);
        if (i + topic) buf_byte(b, ',');
        put_quote(c, d, next ? &d->topics.p[topic++] : &d->quotes.p[i++]);
    }
    buf_put(b, STR("],\"names\":["));
    for (uint32_t i = 0; i < d->named; i++) {
        if (i) buf_byte(b, ',');
        put_name(c, d, &d->names.p[i]);
    }
    buf_put(b, STR("],\"hits\":["));
    bool first = true;
    for (uint32_t i = 0; i < s->scan.hits.n; i++) {
        if (s->scan.hits.p[i].part == PART_FURNITURE) continue; /* page matter is never scored */
        if (!first) buf_byte(b, ',');
        first = false;
        put_hit(c, d, &s->scan, &s->scan.hits.p[i]);
    }
    buf_put(b, STR("]}\n"));
    return true;
}

static void annotate_unread(void *context, doc *d, str message, buf *line) {
    (void)context;
    emit_article(line, d, NULL, 0, message);
}

static bool take(void *context, str line, err *e) {
    annotating *c = context;
    return results_take(&c->to, line, e);
}

static bool show(void *context, err *e) {
    annotating *c = context;
    return results_show(&c->to, e);
}

/* Scripts only say here which lexicons to load: with `hedging`, every one that tells of content. */
#define EVERYTHING STANDARD_SCRIPTS ",hedging"

int cmd_annotate(const args *a) {
    session s;
    if (!session_open(&s, a, EVERYTHING)) return EXIT_USAGE;
    annotating c = {.offsets.bytes = str_eq(args_text(a, "offsets", "chars"), STR("bytes"))};
    run_hooks hooks = {.article = annotate_article,
                       .unread = annotate_unread,
                       .take = take,
                       .show = show,
                       .context = &c};
    run_counts counts = {0};
    err e = {0};
    int code;
    if (!results_open(&c.to, a, &s, &hooks.skip, &counts, &e)) {
        code = fail(c.to.misused ? EXIT_USAGE : EXIT_IO, "%s", e.text);
        results_close(&c.to, false, &e);
    } else {
        code = run_articles(&s, a, &hooks, &counts);
        if (!results_close(&c.to, counts.whole, &e)) code = fail_io(&e);
    }
    vec_free(&c.offsets.marks);
    session_close(&s);
    return code;
}
