/* tenor annotate: everything found in an article, standing off its text (docs: output). */
#include "app/emit.h"
#include "app/run.h"
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
    const args *args;
    output out;
    offsets offsets;
    buf line;
    err write;
} annotating;

static void put_range(annotating *c, uint32_t start, uint32_t end) {
    buf_printf(&c->line, "\"start\":%u,\"end\":%u", offset(&c->offsets, start),
               offset(&c->offsets, end));
}

static void put_key(buf *b, const char *key, str value) {
    buf_printf(b, ",\"%s\":", key);
    if (value.p)
        buf_json(b, value);
    else
        buf_put(b, STR("null"));
}

static str slice(const doc *d, uint32_t start, uint32_t end) {
    return str_sub(d->text, start, end);
}

static void put_ranges(annotating *c, const doc *d) {
    buf *b = &c->line;
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
    buf *b = &c->line;
    buf_byte(b, '{');
    put_range(c, q->start, q->end);
    put_key(b, "voice", str_c(voice_names[q->voice]));
    put_key(b, "kind", str_c(quote_kind_names[q->kind]));
    if (q->kind == QUOTE_PARTIAL) buf_printf(b, ",\"scare\":%s", q->scare ? "true" : "false");
    put_key(b, "speaker", source_name(d, q->speaker));
    if (q->speaker != DOC_NONE) {
        const doc_name *n = &d->names.p[q->speaker];
        buf_printf(b, ",\"speaker_start\":%u,\"speaker_end\":%u", offset(&c->offsets, n->start),
                   offset(&c->offsets, n->end));
    }
    if (q->cue_end)
        buf_printf(b, ",\"cue_start\":%u,\"cue_end\":%u", offset(&c->offsets, q->cue_start),
                   offset(&c->offsets, q->cue_end));
    put_key(b, "rule", str_c(q->rule));
    buf_byte(b, '}');
}

static void put_name(annotating *c, const doc *d, const doc_name *n) {
    buf_byte(&c->line, '{');
    put_range(c, n->start, n->end);
    put_key(&c->line, "text", slice(d, n->start, n->end));
    put_key(&c->line, "target", entity_name(d, n->entity));
    buf_byte(&c->line, '}');
}

static void put_hit(annotating *c, const doc *d, const lexlib *lib, const hit *h) {
    const lex_term *term = &lib->terms.p[h->term];
    const lex_category *category = &lib->categories.p[term->category];
    buf *b = &c->line;
    buf_byte(b, '{');
    put_range(c, h->start, h->end);
    put_key(b, "text", slice(d, h->start, h->end));
    put_key(b, "term", term->text);
    put_key(b, "lexicon", lib->lexicons.p[category->lexicon].name);
    put_key(b, "category", category->name);
    put_key(b, "class", lib->classes.p[category->class]);
    buf_put(b, STR(",\"weight\":"));
    buf_number(b, h->weight);
    buf_printf(b, ",\"negated\":%s", h->negated ? "true" : "false");
    put_key(b, "part", str_c(part_names[h->part]));
    put_key(b, "voice", str_c(voice_names[h->voice]));
    put_key(b, "speaker", source_name(d, h->speaker));
    put_key(b, "target", entity_name(d, h->target));
    put_key(b, "rule", str_c(h->rule));
    buf_byte(b, '}');
}

static bool annotate_article(void *context, session *s, doc *d) {
    annotating *c = context;
    buf *b = &c->line;
    if (c->write.text[0]) return true;
    offsets_of(&c->offsets, d->text);
    b->n = 0;
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
        put_hit(c, d, &s->lib, &s->scan.hits.p[i]);
    }
    buf_put(b, STR("]}\n"));
    output_put(&c->out, buf_str(b), &c->write);
    return true;
}

static void annotate_unread(void *context, doc *d, str message) {
    annotating *c = context;
    if (c->write.text[0]) return;
    c->line.n = 0;
    emit_metadata(&c->line, d);
    buf_put(&c->line, STR(",\"error\":{\"message\":"));
    buf_json(&c->line, message);
    buf_put(&c->line, STR("}}\n"));
    output_put(&c->out, buf_str(&c->line), &c->write);
}

int cmd_annotate(const args *a) {
    session s;
    if (!session_open(&s, a, STANDARD_SCRIPTS)) return EXIT_USAGE;
    annotating c = {.args = a};
    c.offsets.bytes = str_eq(args_text(a, "offsets", "chars"), STR("bytes"));
    run_hooks hooks = {annotate_article, annotate_unread, &c};
    run_counts counts;
    int code = EXIT_IO;
    if (!output_open(&c.out, args_text(a, "output", ""), &c.write)) {
        fail(EXIT_IO, "%s", c.write.text);
    } else {
        code = run_articles(&s, a, &hooks, &counts);
        bool ok = !c.write.text[0];
        ok = output_close(&c.out, ok && code != EXIT_USAGE, &c.write) && ok;
        if (!ok) code = fail(EXIT_IO, "%s", c.write.text);
    }
    vec_free(&c.offsets.marks);
    buf_free(&c.line);
    session_close(&s);
    return code;
}
