#include "text/speech.h"

#include <stdlib.h>

/* The clause becomes one of the quotations, in the voice of who said it. */
static void report(speech *p, const attribution *a) {
    doc *d = p->d;
    if (a->to <= a->from) return;
    doc_quote q = {.start = d->words.start[a->from],
                   .end = d->words.end[a->to - 1],
                   .first = a->from,
                   .last = a->to,
                   .kind = QUOTE_REPORTED,
                   .voice = VOICE_REPORTED,
                   .parent = DOC_NONE,
                   .closed = true,
                   .rule = a->rule};
    speech_give(p, &q, a, a->rule);
    /* A quotation at the end takes its marks along. */
    uint32_t last = quote_among(d, p->marked, a->to - 1);
    if (last != DOC_NONE && d->quotes.p[last].last == a->to && d->quotes.p[last].first >= a->from)
        q.end = d->quotes.p[last].end;
    uint32_t first = quote_among(d, p->marked, a->from);
    if (first != DOC_NONE && d->quotes.p[first].first == a->from)
        q.start = d->quotes.p[first].start;
    for (uint32_t w = a->from; w < a->to; w++)
        if (d->words.voice[w] == VOICE_AUTHOR) d->words.voice[w] = VOICE_REPORTED;
    vec_push(&d->quotes, q);
}

void speech_give(const speech *p, doc_quote *q, const attribution *a, const char *rule) {
    const doc_words *w = &p->d->words;
    q->speaker = a->source;
    q->cue_start = a->cue_first < a->cue_last ? w->start[a->cue_first] : w->end[a->cue_last - 1];
    q->cue_end = a->cue_first < a->cue_last ? w->end[a->cue_last - 1] : q->cue_start + 1;
    q->rule = rule;
}

void speech_add(speech *p, const attribution *a) {
    report(p, a);
    vec_push(&p->found, *a);
}

static int by_start(const void *a, const void *b) {
    const doc_quote *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return (x->end > y->end) - (x->end < y->end);
}

/* What is spoken of stays in the author's words: "he praised the plan". Not so within a clause
 * that somebody else says: she said he praised the plan. Nor is there more than one of it: he
 * praised their support for the plan. */
static void add_topics(speech *p) {
    doc *d = p->d;
    uint32_t reach = 0; /* words before it are topics already */
    for (uint32_t i = 0; i < p->found.n; i++) {
        const attribution *a = &p->found.p[i];
        if (a->used || a->topic_to <= a->topic_from) continue;
        if (d->words.voice[a->cue_first] != VOICE_AUTHOR) continue;
        if (a->by_noun && a->cue_first < reach) continue;
        if (a->topic_to > reach) reach = a->topic_to;
        doc_quote q = {.start = d->words.start[a->topic_from],
                       .end = d->words.end[a->topic_to - 1],
                       .first = a->topic_from,
                       .last = a->topic_to,
                       .kind = QUOTE_TOPIC,
                       .voice = VOICE_AUTHOR,
                       .parent = DOC_NONE};
        speech_give(p, &q, a, a->rule);
        vec_push(&d->topics, q);
    }
    if (d->topics.n) qsort(d->topics.p, d->topics.n, sizeof *d->topics.p, by_start);
}

void speech_doc(doc *d) {
    speech p = {.d = d, .marked = d->quotes.n};
    d->topics.n = 0;
    for (p.sentence = 0; p.sentence < d->sentences.n; p.sentence++) {
        p.s = &d->sentences.p[p.sentence];
        if (d->paragraphs.p[p.s->paragraph].part == PART_FURNITURE) continue;
        if (!p.s->heading) cues_find(&p);
    }
    speakers_give(&p);
    add_topics(&p);
    vec_free(&p.found);
}
