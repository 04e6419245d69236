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

/* Whom "he" means: the last person that the outlet itself spoke of before, the one whose words were
 * given last first of all. */
static uint32_t meant_by(const speech *p, uint32_t word) {
    const doc *d = p->d;
    uint64_t rules = word_type(d, word)->rules;
    if (!(rules & (RULE(HE) | RULE(SHE)))) return DOC_NONE;
    uint32_t i = names_before(d, word ? word - 1 : 0, false);
    for (uint32_t steps = 0; i != DOC_NONE && steps < LONGEST_PHRASE; steps++) {
        const doc_name *n = &d->names.p[i];
        if (d->words.voice[n->first] == VOICE_AUTHOR) return n->entity;
        i = n->first ? names_before(d, n->first - 1, false) : DOC_NONE;
    }
    return DOC_NONE;
}

static uint32_t pronoun_source(speech *p, uint32_t word) {
    return add_source(p, word, word + 1, NAME_PRONOUN, meant_by(p, word));
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

/* First word of the phrase that ends before `end`. */
static uint32_t phrase_start(const speech *p, uint32_t end) {
    uint32_t w = end;
    while (w > p->s->first && end - w < LONGEST_PHRASE && (w == end || joined(p, w)) &&
           is_own(p, w - 1)) {
        const type *t = word_type(p->d, w - 1);
        if (t->rules & (RULE(DETERMINER) | RULE(POSSESSOR))) {
            w--;
            if (!is_bound(p, w)) break;
            w--; /* the preposition */
            continue;
        }
        if (ends_phrase(t->rules, t->shape & TYPE_CAPITAL)) {
            if (!is_bound(p, w)) break;
        }
        w--;
    }
    return w;
}

static bool is_likely_head(const speech *p, uint32_t first, uint32_t last) {
    uint64_t heads = RULE(ROLE) | RULE(GROUP);
    for (uint32_t w = first; w < last; w++)
        if (rules_at(p, w) & heads) return true;
    return rules_at(p, first) & (RULE(DETERMINER) | RULE(POSSESSOR)) && last - first > 1;
}

static uint32_t phrase_source(speech *p, uint32_t first, uint32_t last) {
    const doc *d = p->d;
    uint32_t name = name_at(d, last - 1);
    if (name != DOC_NONE && d->names.p[name].last == last) {
        const doc_name *n = &d->names.p[name];
        bool within = n->first > first && rules_at(p, n->first - 1) & RULE(PREPOSITION);
        if (!within) return name;
    }
    if (first >= last || !is_likely_head(p, first, last)) return DOC_NONE;
    name = name_at(d, first);
    bool whole =
        name != DOC_NONE && d->names.p[name].first <= first && d->names.p[name].last == last;
    return whole ? name : add_source(p, first, last, NAME_DESCRIPTION, DOC_NONE);
}

/* Over the words that stand between subject and verb: has, would, also, brazenly. */
static uint32_t back_over_helpers(const speech *p, uint32_t w) {
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

uint32_t source_before(speech *p, uint32_t verb, uint32_t *first, uint32_t *last) {
    uint32_t end = back_over_helpers(p, verb);
    if (end <= p->s->first) return DOC_NONE;
    if (!joined(p, end)) {
        uint32_t other = p->d->words.flags[end] & WORD_QUOTE ? end : before_apposition(p, end);
        if (other == end || other <= p->s->first) return DOC_NONE;
        end = other;
    }
    if (!is_own(p, end - 1)) return DOC_NONE;
    *last = end;
    if (is_pronoun(rules_at(p, end - 1))) {
        *first = end - 1;
        return pronoun_source(p, end - 1);
    }
    *first = phrase_start(p, end);
    uint32_t source = phrase_source(p, *first, end);
    if (source != DOC_NONE) *first = p->d->names.p[source].first;
    return source;
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
            *last = d->names.p[name].last;
            return name;
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
