#include "lexicon/scan.h"
#include "lexicon/aim.h"
#include "lexicon/resolve.h"
#include "text/names.h"
#include "text/quote.h"
#include "text/speech.h"
#include "text/split.h"

#include <stdlib.h>

const char *const drop_names[DROPS] = {"excused", "no context", "wrong place", "name", "idiom"};

enum { TYPES_KEPT = 1 << 16 };

void scan_init(scanner *s, const lexlib *lib, matcher *m) {
    *s = (scanner){.lib = lib, .matcher = m};
    s->work = mem_alloc(sizeof *s->work);
    *s->work = (resolution){0};
    matcher_types(m, &s->types, TYPES_KEPT);
}

void scan_free(scanner *s) {
    types_free(&s->types);
    vec_free(&s->found);
    vec_free(&s->hits);
    vec_free(&s->dropped);
    vec_free(&s->work->list);
    vec_free(&s->work->context);
    vec_free(&s->work->modifiers);
    vec_free(&s->work->groups);
    vec_free(&s->work->stops);
    vec_free(&s->work->covered);
    free(s->work);
    *s = (scanner){0};
}

/* ---- candidates -------------------------------------------------------------------------- */

static int by_length(const candidate *x, const candidate *y) {
    if (x->m.first != y->m.first) return x->m.first < y->m.first ? -1 : 1;
    if (x->m.last != y->m.last) return x->m.last > y->m.last ? -1 : 1;
    return (x->m.index > y->m.index) - (x->m.index < y->m.index);
}

/* Matches come by their first word, so that insertion has little to do. */
static void sort_out(resolution *r) {
    const lexlib *lib = r->s->lib;
    r->list.n = 0;
    for (uint32_t i = 0; i < r->s->found.n; i++) {
        const match *m = &r->s->found.p[i];
        uint32_t category = lib->terms.p[m->index].category, at = r->list.n;
        const lex_category *c = &lib->categories.p[category];
        candidate one = {*m, category, c->lexicon, c->class, false};
        vec_push(&r->list, one);
        for (; at > 0 && by_length(&r->list.p[at - 1], &one) > 0; at--)
            r->list.p[at] = r->list.p[at - 1];
        r->list.p[at] = one;
    }
}

/* ---- hits -------------------------------------------------------------------------------- */

static hit bare_hit(const resolution *r, const candidate *c) {
    const doc *d = r->d;
    uint32_t end = d->words.end[c->m.last - 1] - word_type(d, c->m.last - 1)->clitic;
    return (hit){.start = c->m.end ? c->m.start : d->words.start[c->m.first],
                 .end = c->m.end ? c->m.end : end,
                 .first = c->m.first,
                 .last = c->m.last,
                 .term = c->m.index,
                 .weight = r->s->lib->terms.p[c->m.index].weight,
                 .part = (uint8_t)d->paragraphs.p[paragraph_at(d, c->m.first)].part,
                 .voice = d->words.voice[c->m.first],
                 .quote = d->words.voice[c->m.first] == VOICE_AUTHOR ? DOC_NONE
                                                                     : quote_at(d, c->m.first),
                 .speaker = DOC_NONE,
                 .target = DOC_NONE};
}

void resolve_drop(resolution *r, candidate *c, drop_reason why, uint32_t by) {
    c->out = true;
    if (c->class == CLASS_NEUTRAL) return; /* never a hit, so nothing to explain */
    vec_push(&r->s->dropped, (dropped){bare_hit(r, c), why, by});
}

static void collect(resolution *r) {
    for (uint32_t i = 0; i < r->list.n; i++) {
        const candidate *c = &r->list.p[i];
        if (c->out || c->class == CLASS_NEUTRAL) continue;
        hit h = bare_hit(r, c);
        resolve_weight(r, c, &h);
        if (h.quote != DOC_NONE) h.speaker = r->d->quotes.p[h.quote].speaker;
        vec_push(&r->s->hits, h);
    }
}

void scan_aim(const scanner *s, doc *d, hit *h) {
    if (!h->aimed) aim_hit(d, &s->lib->terms.p[h->term], h);
    h->aimed = true;
}

void scan_words(scanner *s, doc *d) {
    if (types_trim(&s->types)) matcher_forget(s->matcher);
    split_doc(d, &s->types);
}

void scan_voices(doc *d) {
    quote_doc(d);
    names_doc(d);
    speech_doc(d);
}

void scan_hits(scanner *s, doc *d) {
    resolution *r = s->work;
    matcher_find(s->matcher, d, &s->found);
    s->hits.n = s->dropped.n = 0;
    r->s = s;
    r->d = d;
    sort_out(r);
    if (!r->list.n) return;
    resolve_context(r);
    resolve_names(r);
    resolve_overlaps(r);
    resolve_modifiers(r);
    collect(r);
}

void scan_doc(scanner *s, doc *d) {
    scan_words(s, d);
    scan_voices(d);
    scan_hits(s, d);
}
