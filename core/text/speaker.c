/* Speakers of quotations: an ordered sieve, from the sure rule to the likely one. */
#include "base/utf8.h"
#include "text/marks.h"
#include "text/names.h"
#include "text/speech.h"

#include <stdlib.h>

/* ---- one list of quotations and clauses -------------------------------------------------- */

static int by_place(const void *a, const void *b) {
    const doc_quote *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->last != y->last) return x->last > y->last ? -1 : 1;
    return (x->kind == QUOTE_REPORTED) > (y->kind == QUOTE_REPORTED)   ? -1
           : (x->kind == QUOTE_REPORTED) < (y->kind == QUOTE_REPORTED) ? 1
                                                                       : 0;
}

/* Puts reported clauses in among the quotations; each knows again which one is around it. */
static void sort_in(doc *d) {
    enum { MOST_DEEP = 16 };
    uint32_t around[MOST_DEEP], depth = 0;
    if (d->quotes.n) qsort(d->quotes.p, d->quotes.n, sizeof *d->quotes.p, by_place);
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        doc_quote *q = &d->quotes.p[i];
        while (depth && d->quotes.p[around[depth - 1]].last <= q->first) depth--;
        q->parent = depth ? around[depth - 1] : DOC_NONE;
        if (depth < MOST_DEEP) around[depth++] = i;
    }
}

/* ---- the sieve --------------------------------------------------------------------------- */

static void give_cue(const speech *p, doc_quote *q, attribution *a, const char *rule) {
    speech_give(p, q, a, rule);
    a->used |= q->kind == QUOTE_DIRECT || q->first == a->topic_from;
}

static bool is_verb_first(const attribution *a) { return a->cue_first == a->first; }

/* Cue and source stand right behind the quotation, or right before it. */
static const char *touches(const speech *p, const doc_quote *q, const attribution *a) {
    enum { MOST_BETWEEN = 6 }; /* told reporters on Tuesday, “… */
    if (a->first == q->last) return is_verb_first(a) ? "quote-verb-name" : "quote-name-verb";
    if (a->last > q->first || q->first - a->last > MOST_BETWEEN) return NULL;
    for (uint32_t w = a->last; w < q->first; w++)
        if (p->d->words.voice[w] == VOICE_QUOTED) return NULL;
    return is_verb_first(a) ? "verb-name-quote" : "name-verb-quote";
}

/* “We won.” Smith said. A sentence of its own that says nothing but who spoke. */
static bool closes(const speech *p, const doc_quote *q, const attribution *a) {
    const doc_sentence *s = &p->d->sentences.p[a->sentence];
    return a->first == q->last && a->to == a->from && a->last + 2 >= s->last &&
           s->paragraph == paragraph_at(p->d, q->last - 1);
}

/* The attributions of the quotation's sentence; one behind a closed sentence belongs to it if
 * nothing else stands between. */
static void by_cue(speech *p, doc_quote *q, uint32_t from) {
    uint32_t first = sentence_at(p->d, q->first), last = sentence_at(p->d, q->last - 1) + 1;
    attribution *best = NULL;
    const char *rule = NULL;
    for (uint32_t i = from; i < p->found.n && p->found.p[i].sentence <= last; i++) {
        attribution *a = &p->found.p[i];
        if (a->sentence < first || a->source == DOC_NONE) continue;
        if (a->sentence == last && !closes(p, q, a)) continue;
        if (a->weak && best) continue;
        const char *how = touches(p, q, a);
        bool far = is_verb_first(a) || (q->kind != QUOTE_DIRECT && a->last != q->first);
        if (!how || (a->weak && far)) continue;
        best = a;
        rule = how;
        if (a->first == q->last) break;
    }
    if (best) give_cue(p, q, best, rule);
}

/* The code before the quotation, or before a word, blanks apart. */
static uint32_t sign_before(const doc *d, uint32_t at) {
    uint32_t c = ' ', len;
    while (at && is_blank(c = utf8_before(d->text, at, &len))) at -= len;
    return c;
}

static bool is_dash(uint32_t c) { return (c >= 0x2012 && c <= 0x2015) || c == '-'; }

/* “…” – Jo Bloggs: who has signed it. “…,” Bloggs shot back: a verb that no list holds. */
static void by_name_behind(const speech *p, doc_quote *q) {
    const doc *d = p->d;
    if (q->last >= d->words.n) return;
    const doc_sentence *s = &d->sentences.p[sentence_at(d, q->last)];
    uint32_t name = name_at(d, q->last);
    if (name == DOC_NONE || d->names.p[name].first != q->last) return;
    if (s->paragraph != paragraph_at(d, q->first)) return;
    uint32_t verb = d->names.p[name].last;
    bool dash = is_dash(sign_before(d, d->words.start[q->last]));
    if (dash && verb >= s->last) {
        q->speaker = name;
        q->rule = "signed";
    } else if (!dash && q->kind == QUOTE_DIRECT && verb < s->last &&
               rules_at(p, verb) & RULE(PAST) && !(rules_at(p, verb) & RULE(AUXILIARY))) {
        q->speaker = name;
        q->cue_start = d->words.start[verb];
        q->cue_end = d->words.end[verb];
        q->rule = "quote-name-verb";
    }
}

/* The letter goes further: “…” Whom the sentence before the colon is about. */
static void by_colon(speech *p, doc_quote *q) {
    doc *d = p->d;
    if (!q->first || sign_before(d, q->start) != ':') return;
    uint32_t sentence = sentence_at(d, q->first - 1);
    if (d->sentences.p[sentence].paragraph != paragraph_at(d, q->first)) return;
    p->s = &d->sentences.p[sentence];
    p->first_here = p->found.n; /* nothing to share a source with */
    uint32_t source = source_shared(p, q->first);
    if (source == DOC_NONE) return;
    q->speaker = source;
    q->rule = "colon";
}

/* A few quoted words in a clause or sentence of somebody: theirs. */
static void by_sentence(speech *p, doc_quote *q, uint32_t from) {
    uint32_t sentence = sentence_at(p->d, q->first);
    attribution *best = NULL;
    for (uint32_t i = from; i < p->found.n && p->found.p[i].sentence <= sentence; i++) {
        attribution *a = &p->found.p[i];
        if (a->sentence != sentence || a->source == DOC_NONE || a->weak) continue;
        if (a->cue_first > q->first && best) break;
        best = a;
    }
    if (best) give_cue(p, q, best, "same-sentence");
}

static bool is_speech(const doc_quote *q) {
    return q->kind != QUOTE_REPORTED && q->parent == DOC_NONE;
}

/* The quotation is its whole sentence, or all that its paragraph says. */
static bool stands_alone(const doc *d, const doc_quote *q) {
    const doc_sentence *s = &d->sentences.p[sentence_at(d, q->first)];
    return q->first == s->first && (q->last >= s->last || q->kind == QUOTE_DIRECT);
}

static void by_neighbour(const doc *d, doc_quote *q, const doc_quote *before) {
    if (!before || before->speaker == DOC_NONE) return;
    uint32_t own = paragraph_at(d, q->first), other = paragraph_at(d, before->last - 1);
    if (q->continues || (own == other && stands_alone(d, q)))
        q->rule = q->continues ? "continued" : "same-paragraph";
    else if (own == other + 1 && stands_alone(d, q))
        q->rule = "paragraph-before";
    else
        return;
    q->speaker = before->speaker;
}

/* What is inside of a clause or quotation has its speaker unless it has one of its own. */
static void by_parent(const doc *d, doc_quote *q) {
    if (q->parent == DOC_NONE || q->speaker != DOC_NONE) return;
    const doc_quote *around = &d->quotes.p[q->parent];
    if (around->kind != QUOTE_REPORTED || around->speaker == DOC_NONE) return;
    q->speaker = around->speaker;
    q->cue_start = around->cue_start;
    q->cue_end = around->cue_end;
    q->rule = "reported-clause";
}

/* A few words in marks that no cue and no speaker claims; nicknames and titles (Max “Mad Max”
 * Delaney) begin with a capital. */
static bool is_scare(const doc *d, const doc_quote *q) {
    bool own = q->kind == QUOTE_PARTIAL && q->parent == DOC_NONE && q->speaker == DOC_NONE;
    return own && !q->cue_end && !(word_shape(d, q->first) & TYPE_CAPITAL);
}

void speakers_give(speech *p) {
    doc *d = p->d;
    uint32_t from = 0; /* attributions before it are of sentences that are over */
    sort_in(d);
    const doc_quote *before = NULL; /* the last that somebody is known to have said */
    for (uint32_t i = 0; i < d->quotes.n; i++) {
        doc_quote *q = &d->quotes.p[i];
        uint32_t sentence = sentence_at(d, q->first);
        while (from < p->found.n && p->found.p[from].sentence + 1 < sentence) from++;
        bool nested = q->parent != DOC_NONE && d->quotes.p[q->parent].kind != QUOTE_REPORTED;
        if (q->kind != QUOTE_REPORTED && !nested) { /* what a speaker quotes is not the speaker's */
            by_cue(p, q, from);
            by_parent(d, q);
            if (is_speech(q) && q->speaker == DOC_NONE) by_name_behind(p, q);
            if (is_speech(q) && q->speaker == DOC_NONE) by_colon(p, q);
            if (is_speech(q) && q->speaker == DOC_NONE && !stands_alone(d, q))
                by_sentence(p, q, from);
            if (is_speech(q) && q->speaker == DOC_NONE) by_neighbour(d, q, before);
        }
        q->scare = is_scare(d, q);
        if (q->speaker != DOC_NONE && (q->kind == QUOTE_REPORTED || is_speech(q))) before = q;
    }
}
