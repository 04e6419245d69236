/* The source of speech: a name, a pronoun, or a phrase such as "a spokesman for the ministry". */
#include "text/names.h"
#include "text/speech.h"

static uint32_t add_source(speech *p, uint32_t first, uint32_t last, name_kind kind,
                           uint32_t entity) {
    doc *d = p->d;
    uint32_t end = d->words.end[last - 1] - word_type(d, last - 1)->clitic;
    vec_push(&d->names, (doc_name){d->words.start[first], end, first, last, kind, entity});
    return d->names.n - 1;
}

static bool is_pronoun(uint64_t rules) {
    return rules & (RULE(HE) | RULE(SHE) | RULE(THEY) | RULE(SPEAKER_PRONOUN));
}

/* "who" speaks for the name right before it, and for nobody otherwise. */
static uint32_t pronoun_source(speech *p, uint32_t word) {
    bool relative = rules_at(p, word) & RULE(WHETHER);
    uint32_t name = relative && word > p->s->first ? name_at(p->d, word - 1) : DOC_NONE;
    if (relative && name == DOC_NONE) return DOC_NONE;
    if (relative) return add_source(p, word, word + 1, NAME_PRONOUN, p->d->names.p[name].entity);
    return add_source(p, word, word + 1, NAME_PRONOUN, names_meant(p->d, word));
}

/* The phrase may run on to the left of a determiner if a preposition binds it: a spokesman for the
 * ministry. */
static bool is_bound(const speech *p, uint32_t w) {
    return w > p->s->first && joined(p, w) && is_own(p, w - 1) &&
           rules_at(p, w - 1) & RULE(PREPOSITION) && !(rules_at(p, w - 1) & RULE(CONJUNCTION)) &&
           w - 1 > p->s->first && joined(p, w - 1) &&
           rules_at(p, w - 2) & (RULE(ROLE) | RULE(GROUP));
}

static bool ends_phrase(uint64_t rules, bool capital) {
    uint64_t ends = RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(SPEAKER_PRONOUN) |
                    RULE(PREPOSITION) | RULE(THAT);
    return (rules & ends && !(rules & (RULE(ROLE) | RULE(GROUP)))) ||
           (rules & RULE(ADVERB) && !capital && !(rules & (RULE(ROLE) | RULE(GROUP))));
}

/* First word of the phrase that ends before `end`. `far`: whatever stands there, prepositions and
 * all: a poll of likely voters in late August. */
static uint32_t phrase_start(const speech *p, uint32_t end, bool far) {
    uint32_t w = end;
    while (w > p->s->first && end - w < LONGEST_PHRASE && (w == end || joined(p, w)) &&
           is_own(p, w - 1)) {
        const type *t = word_type(p->d, w - 1);
        bool preposition = t->rules & RULE(PREPOSITION) && !(t->rules & RULE(CONJUNCTION));
        if (t->rules & (RULE(DETERMINER) | RULE(POSSESSOR))) {
            w--;
            bool more = w > p->s->first && joined(p, w) && is_own(p, w - 1) &&
                        rules_at(p, w - 1) & RULE(PREPOSITION);
            if (!(far && more && w - 1 > p->s->first) && !is_bound(p, w)) break;
            w--; /* the preposition */
            continue;
        }
        if (ends_phrase(t->rules, t->shape & TYPE_CAPITAL) && !is_bound(p, w) &&
            !(far && preposition && w - 1 > p->s->first))
            break;
        w--;
    }
    while (w < end && rules_at(p, w) & RULE(PREPOSITION)) w++;
    return w;
}

static bool is_likely_head(const speech *p, uint32_t first, uint32_t last) {
    uint64_t heads = RULE(ROLE) | RULE(GROUP);
    for (uint32_t w = first; w < last; w++)
        if (rules_at(p, w) & heads) return true;
    return rules_at(p, first) & (RULE(DETERMINER) | RULE(POSSESSOR)) && last - first > 1;
}

/* The phrase as a source: with the entity of the name it ends with, unless that is bound to another
 * noun (a spokesman for Putin). */
static uint32_t phrase_source(speech *p, uint32_t first, uint32_t last, bool any) {
    const doc *d = p->d;
    if (first >= last) return DOC_NONE;
    uint32_t name = name_at(d, last - 1);
    if (name != DOC_NONE && d->names.p[name].last == last) {
        const doc_name *n = &d->names.p[name];
        bool bound = false;
        for (uint32_t w = first; w < n->first; w++)
            bound |= (rules_at(p, w) & RULE(PREPOSITION)) > 0;
        if (!bound)
            return n->first <= first ? name : add_source(p, first, last, n->kind, n->entity);
    }
    if (!any && !is_likely_head(p, first, last)) return DOC_NONE;
    return add_source(p, first, last, NAME_DESCRIPTION, DOC_NONE);
}

/* Over the words that stand between subject and verb: has, would, also, brazenly. */
uint32_t source_helpers(const speech *p, uint32_t w) {
    enum { MOST = 4 };
    uint64_t helpers = RULE(AUXILIARY) | RULE(ADVERB);
    for (uint32_t i = 0; i < MOST && w > p->s->first && joined(p, w) && is_own(p, w - 1); i++) {
        uint64_t rules = rules_at(p, w - 1);
        if (!(rules & helpers) || rules & (RULE(ROLE) | RULE(GROUP) | RULE(SPEAKER_PRONOUN))) break;
        if (word_type(p->d, w - 1)->shape & TYPE_CAPITAL && w - 1 > p->s->first) break;
        w--;
    }
    return w;
}

/* Smith, who runs the firm, said: the subject stands before the other comma. */
static uint32_t before_apposition(const speech *p, uint32_t end) {
    uint32_t w = end;
    while (w > p->s->first && end - w < 2 * LONGEST_PHRASE && is_own(p, w - 1)) {
        w--;
        if (p->d->words.flags[w] & WORD_BREAK) return w;
    }
    return end;
}

uint32_t source_before(speech *p, uint32_t verb, bool any, uint32_t *first, uint32_t *last) {
    uint32_t end = source_helpers(p, verb);
    if (end <= p->s->first) return DOC_NONE;
    if (!joined(p, end)) {
        uint32_t other = p->d->words.flags[end] & WORD_QUOTE ? end : before_apposition(p, end);
        if (other == end || other <= p->s->first) return DOC_NONE;
        end = other;
    }
    if (!is_own(p, end - 1)) return DOC_NONE;
    *last = end;
    uint32_t named = source_helpers(p, verb) > end ? name_at(p->d, end) : DOC_NONE;
    if (named != DOC_NONE && p->d->names.p[named].kind == NAME_NAME) { /* his lawyer, Jo Bloggs, */
        *first = phrase_start(p, end, any);
        doc_name n = p->d->names.p[named];
        return add_source(p, *first < end ? *first : n.first, n.last, NAME_NAME, n.entity);
    }
    if (is_pronoun(rules_at(p, end - 1))) {
        *first = end - 1;
        return pronoun_source(p, end - 1);
    }
    *first = phrase_start(p, end, any);
    uint32_t source = phrase_source(p, *first, end, any);
    if (source != DOC_NONE) *first = p->d->names.p[source].first;
    return source;
}

/* said Colin Clarke, an analyst at the centre: what explains the name belongs to it, up to the next
 * comma. */
static uint32_t with_apposition(speech *p, uint32_t name, uint32_t *last) {
    const doc *d = p->d;
    doc_name n = d->names.p[name];
    *last = n.last;
    uint32_t w = n.last;
    bool apart = w < p->s->last && d->words.flags[w] & WORD_BREAK && is_own(p, w) &&
                 rules_at(p, w) & (RULE(DETERMINER) | RULE(ROLE) | RULE(POSSESSOR));
    bool bound = w < p->s->last && joined(p, w) && is_own(p, w) && rules_at(p, w) & RULE(PARTICLE);
    if (!apart && !bound) return name;
    for (w++; w < p->s->last && w - n.last < LONGEST_PHRASE && joined(p, w) && is_own(p, w);) w++;
    *last = w;
    return add_source(p, n.first, w, n.kind, n.entity);
}

uint32_t source_behind(speech *p, uint32_t start, uint32_t *first, uint32_t *last) {
    const doc *d = p->d;
    if (start >= p->s->last || !joined(p, start) || !is_own(p, start)) return DOC_NONE;
    *first = start;
    if (is_pronoun(rules_at(p, start))) {
        *last = start + 1;
        return pronoun_source(p, start);
    }
    for (uint32_t w = start; w < p->s->last && w - start < 5 && (w == start || joined(p, w)); w++) {
        uint32_t name = name_at(d, w); /* said spokesman Dmitry Peskov */
        if (name != DOC_NONE && d->names.p[name].first == w) {
            uint32_t source = with_apposition(p, name, last);
            if (w == start) return source;
            doc_name n = d->names.p[source]; /* spokesman Dmitry Peskov */
            return add_source(p, start, n.last, n.kind, n.entity);
        }
        if (ends_phrase(rules_at(p, w), false)) break;
    }
    uint32_t w = start;
    while (w < p->s->last && w - start < LONGEST_PHRASE && is_own(p, w) &&
           (w == start || joined(p, w))) {
        if (w > start && ends_phrase(rules_at(p, w), false) &&
            !(rules_at(p, w) & RULE(PREPOSITION)))
            break;
        w++;
    }
    *last = w;
    return is_likely_head(p, start, w) ? add_source(p, start, w, NAME_DESCRIPTION, DOC_NONE)
                                       : DOC_NONE;
}

uint32_t source_shared(speech *p, uint32_t word) {
    const doc *d = p->d;
    if (p->found.n > p->first_here && vec_last(&p->found).source != DOC_NONE)
        return vec_last(&p->found).source;
    for (uint32_t w = p->s->first; w < word; w++) {
        if (!is_own(p, w)) continue;
        uint32_t name = name_at(d, w);
        if (name != DOC_NONE && d->names.p[name].first == w) return name;
        if (rules_at(p, w) & (RULE(HE) | RULE(SHE)) && !(rules_at(p, w) & RULE(POSSESSOR)))
            return pronoun_source(p, w);
    }
    return DOC_NONE;
}

uint32_t source_possessor(speech *p, uint32_t noun, uint32_t *first) {
    enum { MOST_BETWEEN = 3 }; /* his repeated, baseless claim */
    for (uint32_t w = noun; w > p->s->first && noun - w < MOST_BETWEEN && is_own(p, w - 1); w--) {
        *first = w - 1;
        if (rules_at(p, w - 1) & RULE(POSSESSOR)) return pronoun_source(p, w - 1);
        if (!word_type(p->d, w - 1)->clitic) continue;
        uint32_t name = name_at(p->d, w - 1);
        if (name == DOC_NONE) return DOC_NONE;
        *first = p->d->names.p[name].first;
        return name;
    }
    return DOC_NONE;
}
