/* The source of speech: a name, a pronoun, or a phrase such as "a spokesman for the ministry". */
#include "text/names.h"
#include "text/speech.h"

enum { LONGEST_ASIDE = 30 }; /* words that explain a source */

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

/* The phrase may run on to the left of a word if a preposition binds it to a noun: a spokesman for
 * the ministry; the head of the firm. */
static bool is_bound(const speech *p, uint32_t w) {
    uint64_t other = RULE(PAST) | RULE(AUXILIARY) | RULE(BE_VERB) | RULE(GERUND) | RULE(ADVERB) |
                     RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(TIME) | RULE(CALENDAR);
    if (w < p->s->first + 2 || !joined(p, w) || !joined(p, w - 1) || !is_own(p, w - 1))
        return false;
    uint64_t link = rules_at(p, w - 1), noun = rules_at(p, w - 2);
    if (!(link & RULE(PREPOSITION)) || link & RULE(CONJUNCTION)) return false;
    return noun & (RULE(ROLE) | RULE(GROUP)) || (link & RULE(PARTICLE) && !(noun & other));
}

static bool ends_phrase(uint64_t rules, bool capital) {
    uint64_t ends = RULE(CONJUNCTION) | (capital ? 0 : RULE(AUXILIARY)) | RULE(SPEAKER_PRONOUN) |
                    RULE(PREPOSITION) | RULE(THAT); /* in May */
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
        bool opens = t->rules & RULE(THAT) && w < end &&
                     word_shape(p->d, w) & TYPE_CAPITAL; /* said that Mary Bell had … */
        if (opens) break;
        if (t->rules & (RULE(DETERMINER) | RULE(POSSESSOR))) {
            w--;
            bool more = w > p->s->first && joined(p, w) && is_own(p, w - 1) &&
                        rules_at(p, w - 1) & RULE(PREPOSITION);
            if (!(far && more && w - 1 > p->s->first) && !is_bound(p, w)) break;
            w--; /* the preposition */
            continue;
        }
        bool adjective = t->rules & RULE(ADVERB) && w - 1 > p->s->first && joined(p, w - 1) &&
                         rules_at(p, w - 2) & (RULE(DETERMINER) | RULE(PREPOSITION));
        if (!adjective && ends_phrase(t->rules, t->shape & TYPE_CAPITAL) && !is_bound(p, w) &&
            !(far && preposition && w - 1 > p->s->first))
            break;
        w--;
    }
    while (w < end && rules_at(p, w) & RULE(PREPOSITION)) w++;
    return w;
}

/* Smith and the mayor: the phrase with the one that stands beside it. */
static uint32_t pair_start(const speech *p, uint32_t first, bool far) {
    uint64_t other = RULE(PREPOSITION) | RULE(CONTRAST) | RULE(WHETHER);
    if (first < p->s->first + 2 || !joined(p, first) || !joined(p, first - 1)) return first;
    if (!is_own(p, first - 1) || !is_own(p, first - 2)) return first;
    const type *other_end = word_type(p->d, first - 2);
    uint64_t link = rules_at(p, first - 1);
    if (!(link & RULE(CONJUNCTION)) || link & other) return first;
    bool stands = other_end->shape & TYPE_CAPITAL || other_end->rules & (RULE(ROLE) | RULE(GROUP));
    if (p->d->words.flags[first - 2] & WORD_BREAK && !(other_end->rules & RULE(ADVERB)))
        return first - 2; /* …, current and former officials */
    return stands ? phrase_start(p, first - 1, far) : first;
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
        if (word_shape(p->d, w - 1) & TYPE_CAPITAL && w - 1 > p->s->first) break;
        w--;
    }
    return w;
}

/* Behind a comma: may the word open what explains the name in front of it? Behind a verb, a
 * preposition goes on with the sentence: said Clarke, in a letter. */
static bool opens_aside(const speech *p, uint32_t w, bool verb_before) {
    const type *t = word_type(p->d, w);
    uint64_t opens = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(ROLE) | RULE(GROUP) | RULE(RELATIVE);
    uint64_t other = RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(GERUND) | RULE(PAST) |
                     RULE(AUXILIARY) | RULE(TIME) | RULE(CALENDAR) | RULE(SPEAKER_PRONOUN);
    if (t->rules & opens || t->shape & TYPE_NUMBER) return true;
    if (verb_before) return !(t->rules & other);
    return t->shape & TYPE_CAPITAL ||
           (t->rules & RULE(PREPOSITION) && !(t->rules & RULE(CONJUNCTION)));
}

/* Smith, who runs the firm, said; Smith, of Hull, the chairman, said: where what explains the
 * subject begins; `end` when nothing does. */
static uint32_t aside_before(const speech *p, uint32_t end) {
    uint32_t w = end, nearest = end;
    while (w > p->s->first + 1 && end - w < LONGEST_ASIDE && is_own(p, w - 1)) {
        w--;
        if (p->d->words.flags[w] & WORD_QUOTE) break;
        if (!(p->d->words.flags[w] & WORD_BREAK)) continue;
        if (nearest == end) nearest = w;
        if (opens_aside(p, w, false)) return w;
    }
    return nearest;
}

/* people who know him said: where the subject begins if the words before `first` are those of a
 * clause that hangs on it. */
static uint32_t before_relative(const speech *p, uint32_t first, bool far) {
    for (uint32_t w = first; w > p->s->first + 1 && first - w < LONGEST_PHRASE; w--) {
        if (!is_own(p, w - 1) || (w < first && !joined(p, w))) break;
        if (rules_at(p, w - 1) & RULE(RELATIVE)) {
            if (w == first || !joined(p, w - 1) || rules_at(p, w - 2) & RULE(PREPOSITION)) break;
            if (rules_at(p, w - 1) & RULE(THAT)) break;
            return phrase_start(p, w - 1, far);
        }
    }
    return first;
}

/* The same source with all its words. */
static uint32_t widen_source(speech *p, uint32_t source, uint32_t first, uint32_t last) {
    doc_name n = p->d->names.p[source];
    if (first == n.first && last == n.last) return source;
    return add_source(p, first, last, n.kind, n.entity);
}

/* Clarke on Tuesday said: over the day between subject and verb. */
static uint32_t before_day(const speech *p, uint32_t w) {
    uint32_t day = w;
    if (w > p->s->first + 1 && joined(p, w) && rules_at(p, w - 1) & RULE(CALENDAR)) day = w - 1;
    if (day < w && joined(p, day) && rules_at(p, day - 1) & RULE(PREPOSITION)) day--;
    if (rules_at(p, day) & RULE(LOCATIVE)) return w; /* a poll of voters in May */
    return day > p->s->first ? source_helpers(p, day) : w;
}

uint32_t source_before(speech *p, uint32_t verb, bool any, uint32_t *first, uint32_t *last) {
    uint32_t end = before_day(p, source_helpers(p, verb)), whole = end;
    if (end <= p->s->first) return DOC_NONE;
    if (!joined(p, end)) {
        if (p->d->words.flags[end] & WORD_QUOTE) return DOC_NONE;
        end = aside_before(p, end);
        if (end == whole || end <= p->s->first) return DOC_NONE;
    }
    if (!is_own(p, end - 1)) return DOC_NONE;
    *last = whole;
    uint32_t named = whole > end ? name_at(p->d, end) : DOC_NONE;
    if (named != DOC_NONE && p->d->names.p[named].kind == NAME_NAME &&
        name_at(p->d, end - 1) == DOC_NONE) { /* his lawyer, Jo Bloggs, */
        *first = phrase_start(p, end, any);
        doc_name n = p->d->names.p[named];
        return add_source(p, *first < end ? *first : n.first, whole, NAME_NAME, n.entity);
    }
    if (is_pronoun(rules_at(p, end - 1))) {
        *first = end - 1;
        return pronoun_source(p, end - 1);
    }
    *first = phrase_start(p, end, any);
    uint32_t head = end, start = before_relative(p, *first, any);
    uint32_t pair = pair_start(p, *first, any);
    if (start < *first) {
        *first = start;
        for (head = start + 1; head < end && !(rules_at(p, head) & RULE(RELATIVE));) head++;
    }
    uint32_t source = phrase_source(p, *first, head, any);
    if (source == DOC_NONE) return source;
    *first = pair < p->d->names.p[source].first ? pair : p->d->names.p[source].first;
    return widen_source(p, source, *first, whole);
}

void source_phrase(const speech *p, uint32_t end, uint32_t *first, uint32_t *last) {
    *first = *last = end;
    if (end > p->s->first && joined(p, end) && is_own(p, end - 1))
        *first = phrase_start(p, end, true);
}

/* Behind a source: does the sentence go on with something else here? said Clarke on Monday, in a
 * letter, as he left. */
static bool leaves_source(const speech *p, uint32_t w, bool aside) {
    uint64_t rules = rules_at(p, w);
    uint32_t next = w + 1 < p->s->last ? w + 1 : w;
    if (rules & RULE(RELATIVE) && !(rules & RULE(THAT))) return false;
    if (aside && rules & RULE(CONJUNCTION)) return false; /* a father who served as … and … */
    if (rules & (RULE(TIME) | RULE(CALENDAR) | RULE(THAT))) return !aside;
    if (rules & RULE(CONJUNCTION)) {
        bool other = rules & (RULE(PREPOSITION) | RULE(CONTRAST) | RULE(WHETHER));
        const type *t = word_type(p->d, next);
        return other || !(t->shape & TYPE_CAPITAL || t->rules & (RULE(ROLE) | RULE(GROUP)));
    }
    if (rules & RULE(PREPOSITION) && rules_at(p, next) & RULE(GERUND)) return true; /* of lying */
    if (rules & RULE(PREPOSITION))
        for (uint32_t i = w + 1; i < p->s->last && i < w + 4; i++)
            if (rules_at(p, i) & (RULE(TIME) | RULE(CALENDAR) | RULE(MEDIUM))) return true;
    return false;
}

/* The end of what explains a source whose own words end at w: of the centre; , an analyst at the
 * centre who knows both. Inside a sentence an aside must have an end, and nothing acts in it. */
static uint32_t aside_behind(const speech *p, uint32_t w, source_place place) {
    const doc_words *words = &p->d->words;
    uint64_t acts = RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PAST);
    uint32_t end = w, start = w;
    bool apart = false, hangs = false, acted = false;
    if (w < p->s->last && joined(p, w) && !(rules_at(p, w) & (RULE(PARTICLE) | RULE(RELATIVE))) &&
        !(rules_at(p, w) & RULE(CONJUNCTION)))
        return w;
    for (; w < p->s->last && w - start < LONGEST_ASIDE && is_own(p, w); w++) {
        if (words->flags[w] & WORD_QUOTE) break;
        if (words->flags[w] & WORD_BREAK) {
            if (place != SOURCE_INSIDE || !apart) end = w;
            if (place == SOURCE_INSIDE && apart) return acted ? end : w;
            if (!opens_aside(p, w, true)) return end;
            apart = true;
        } else if (leaves_source(p, w, apart || hangs)) {
            return place == SOURCE_INSIDE && apart ? end : w;
        }
        hangs |= (rules_at(p, w) & RULE(RELATIVE)) > 0;
        acted |= !hangs && rules_at(p, w) & acts;
        if (place == SOURCE_INSIDE && !apart && acted) return start;
    }
    return place == SOURCE_INSIDE && apart ? end : w;
}

/* The end of a phrase that starts at a word that is no name: a spokesman for the ministry. */
static uint32_t phrase_end(const speech *p, uint32_t start, source_place place) {
    uint64_t acts = RULE(AUXILIARY) | RULE(BE_VERB);
    uint32_t w = start;
    bool hangs = false;
    for (; w < p->s->last && w - start < LONGEST_ASIDE && is_own(p, w); w++) {
        uint64_t rules = rules_at(p, w);
        if (w > start && !joined(p, w)) break;
        if (w > start && leaves_source(p, w, hangs)) break;
        hangs |= (rules & RULE(RELATIVE)) > 0;
        if (hangs && place != SOURCE_INSIDE) continue;
        if (rules & acts ||
            (w > start && ends_phrase(rules, false) && !(rules & RULE(PREPOSITION)) &&
             !(rules & (RULE(RELATIVE) | RULE(CONJUNCTION)))))
            break;
    }
    return w;
}

/* Clinton strategist Joel Bloggs: the end of the nouns that a name begins. *name becomes the name
 * that they end with, if any. */
static uint32_t compound_end(const speech *p, uint32_t *name) {
    uint64_t other = RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(GERUND) | RULE(PAST) |
                     RULE(AUXILIARY) | RULE(TIME) | RULE(CALENDAR) | RULE(SPEAKER_PRONOUN) |
                     RULE(ADVERB) | RULE(TO) | RULE(BE_VERB) | RULE(DETERMINER) | RULE(POSSESSOR) |
                     RULE(HE) | RULE(SHE) | RULE(THEY);
    uint32_t start = p->d->names.p[*name].last, w = start, behind;
    while (w < p->s->last && w - start < 6 && joined(p, w) && is_own(p, w)) {
        bool noun = rules_at(p, w) & (RULE(ROLE) | RULE(GROUP));
        if (!noun && rules_at(p, w) & other) break;
        behind = name_at(p->d, w);
        bool named = behind != DOC_NONE && p->d->names.p[behind].first == w;
        *name = named ? behind : DOC_NONE;
        w = named ? p->d->names.p[behind].last : w + 1;
    }
    return w;
}

uint32_t source_behind(speech *p, uint32_t start, source_place place, uint32_t *first,
                       uint32_t *last) {
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
            uint32_t end = compound_end(p, &name);
            *last = aside_behind(p, end, place);
            return name == DOC_NONE ? add_source(p, start, *last, NAME_DESCRIPTION, DOC_NONE)
                                    : widen_source(p, name, start, *last);
        }
        if (ends_phrase(rules_at(p, w), false)) break;
    }
    uint32_t end = phrase_end(p, start, place);
    *last = end < p->s->last && !joined(p, end) ? aside_behind(p, end, place) : end;
    if (place != SOURCE_ANY && !is_likely_head(p, start, end)) return DOC_NONE;
    return end > start ? add_source(p, start, *last, NAME_DESCRIPTION, DOC_NONE) : DOC_NONE;
}

uint32_t source_shared(speech *p, uint32_t word) {
    const doc *d = p->d;
    if (p->found.n > p->first_here && vec_last(&p->found).source != DOC_NONE)
        return vec_last(&p->found).source;
    for (uint32_t w = p->s->first; w < word; w++) {
        if (!is_own(p, w)) continue;
        uint32_t name = name_at(d, w);
        if (name != DOC_NONE && d->names.p[name].first == w) {
            uint32_t end = aside_behind(p, d->names.p[name].last, SOURCE_INSIDE);
            return widen_source(p, name, w, end <= word ? end : d->names.p[name].last);
        }
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
