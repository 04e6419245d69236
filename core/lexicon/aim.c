#include "lexicon/aim.h"
#include "text/names.h"

enum { NEAR = 3, POSSESSIVE = 5, SUBJECT = 14 }; /* words looked over */
enum { NEAR_MENTIONS = 12 };                     /* mentions looked over */

#define RULE(set) RULE_BIT(RULE_##set)

static uint64_t rules_at(const doc *d, uint32_t w) { return word_type(d, w)->rules; }

static bool joined(const doc *d, uint32_t w) {
    return !(d->words.flags[w] & (WORD_BREAK | WORD_QUOTE));
}

static bool answer(hit *h, uint32_t entity, const char *rule) {
    if (entity == DOC_NONE) return false;
    h->target = entity;
    h->rule = rule;
    return true;
}

static uint32_t entity_at(const doc *d, uint32_t word) {
    uint32_t name = name_at(d, word);
    return name == DOC_NONE ? DOC_NONE : d->names.p[name].entity;
}

static uint32_t speaker_entity(const doc *d, const hit *h) {
    return h->speaker == DOC_NONE ? DOC_NONE : d->names.p[h->speaker].entity;
}

/* ---- rules ------------------------------------------------------------------------------- */

/* The hit stands in a mention, or is the noun of a description that means somebody. */
static bool in_naming_slot(const doc *d, hit *h) {
    return answer(h, entity_at(d, h->first), "naming-slot") ||
           answer(h, entity_at(d, h->last - 1), "naming-slot");
}

/* A name stands right behind: adjective + name. */
static bool as_premodifier(const doc *d, const doc_sentence *s, bool acts, hit *h) {
    bool form_of_verb = acts || rules_at(d, h->last - 1) & RULE(GERUND);
    bool in_phrase = h->first > s->first && rules_at(d, h->first - 1) & RULE(DETERMINER);
    if (form_of_verb && !in_phrase) return false; /* destabilising Russia: its object */
    for (uint32_t w = h->last; w < s->last && w - h->last < NEAR && joined(d, w); w++) {
        uint32_t name = name_at(d, w);
        if (name != DOC_NONE && d->names.p[name].first == w)
            return answer(h, d->names.p[name].entity, "premodifier");
        if (rules_at(d, w) & (RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) |
                              RULE(DETERMINER) | RULE(POSSESSOR)))
            break;
    }
    return false;
}

static bool as_possession(const doc *d, const doc_sentence *s, hit *h) {
    for (uint32_t w = h->first; w > s->first && h->first - w < POSSESSIVE && joined(d, w); w--) {
        uint64_t rules = rules_at(d, w - 1);
        if (rules & RULE(POSSESSOR)) return answer(h, names_meant(d, w - 1), "possessive");
        if (word_type(d, w - 1)->clitic) return answer(h, entity_at(d, w - 1), "possessive");
        if (rules & (RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY))) return false;
    }
    return false;
}

/* Called, branded, described him a liar, as a liar: the one who is called so. */
static bool by_naming(const doc *d, const doc_sentence *s, hit *h) {
    enum { MOST = 9 };
    uint32_t named = DOC_NONE;
    for (uint32_t w = h->first; w > s->first && h->first - w < MOST; w--) {
        uint64_t rules = rules_at(d, w - 1);
        uint32_t name = name_at(d, w - 1);
        if (name != DOC_NONE && d->names.p[name].entity != DOC_NONE)
            named = d->names.p[name].entity;
        if (rules & (RULE(HE) | RULE(SHE)) && names_meant(d, w - 1) != DOC_NONE)
            named = names_meant(d, w - 1);
        if (rules & RULE(CALL_VERB)) return answer(h, named, "object");
    }
    return false;
}

/* The clause's subject: the nearest mention before, over helpers and whatever belongs to it. */
static bool by_subject(const doc *d, const doc_sentence *s, hit *h) {
    for (uint32_t w = h->first; w > s->first && h->first - w < SUBJECT; w--) {
        if ((d->words.flags[w] & WORD_QUOTE) && h->voice != VOICE_QUOTED) return false;
        uint64_t rules = rules_at(d, w - 1);
        if (d->words.voice[w - 1] != h->voice && h->voice == VOICE_QUOTED) return false;
        if (rules & (RULE(HE) | RULE(SHE)) && !(rules & RULE(POSSESSOR)))
            return answer(h, names_meant(d, w - 1), "subject");
        uint32_t name = name_at(d, w - 1);
        if (name == DOC_NONE) continue;
        const doc_name *n = &d->names.p[name];
        bool object = n->first > s->first && rules_at(d, n->first - 1) & RULE(PREPOSITION);
        if (object || word_type(d, n->last - 1)->clitic) continue;
        return answer(h, n->entity, "subject");
    }
    return false;
}

/* The nearest mention of the sentence in the same voice, but never the speaker. */
static bool by_nearness(const doc *d, const doc_sentence *s, hit *h) {
    uint32_t own = speaker_entity(d, h), best = DOC_NONE, distance = UINT32_MAX;
    uint32_t i = names_before(d, s->last ? s->last - 1 : 0, true);
    for (uint32_t steps = 0; i != DOC_NONE && steps < NEAR_MENTIONS; steps++) {
        const doc_name *n = &d->names.p[i];
        if (n->first < s->first) break;
        uint32_t far = n->first >= h->last ? n->first - h->last : h->first - n->last;
        bool same_voice = d->words.voice[n->first] == h->voice;
        if (n->entity != own && same_voice && far < distance) best = n->entity, distance = far;
        i = n->first ? names_before(d, n->first - 1, true) : DOC_NONE;
    }
    return answer(h, best, "nearest");
}

/* The first group (no place, no person) that the sentence speaks of before the word. */
static uint32_t group_before(const doc *d, const doc_sentence *s, uint32_t word) {
    uint32_t found = DOC_NONE, i = word > s->first ? names_before(d, word - 1, true) : DOC_NONE;
    for (uint32_t steps = 0; i != DOC_NONE && steps < NEAR_MENTIONS; steps++) {
        const doc_name *n = &d->names.p[i];
        if (n->first < s->first) break;
        if (d->entities.p[n->entity].kind == ENTITY_BODY) found = n->entity;
        i = n->first ? names_before(d, n->first - 1, true) : DOC_NONE;
    }
    return found;
}

/* The killers, the atrocious death cult: a phrase with a definite article stands for somebody by
 * itself, for a group that the sentence has named or for nobody that is identified here; unless it
 * is said of the subject (he is the thug). */
static bool in_definite_phrase(const doc *d, const doc_sentence *s, hit *h) {
    enum { MOST_BEFORE = 3 };
    uint32_t w = h->first;
    while (w > s->first && h->first - w < MOST_BEFORE && joined(d, w) &&
           !(rules_at(d, w - 1) & RULE(DEFINITE))) {
        if (rules_at(d, w - 1) & (RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) |
                                  RULE(PAST) | RULE(POSSESSOR)))
            return false;
        w--;
    }
    if (w == s->first || !joined(d, w) || !(rules_at(d, w - 1) & RULE(DEFINITE))) return false;
    bool said_of = w - 1 > s->first && rules_at(d, w - 2) & RULE(BE_VERB);
    if (said_of) return false;
    answer(h, group_before(d, s, w), "naming-slot");
    return true;
}

void aim_hit(doc *d, const lex_term *term, hit *h) {
    const doc_sentence *s = &d->sentences.p[sentence_at(d, h->first)];
    bool acts = term->forms == FORMS_VERB;
    if (term->target.n && answer(h, names_of_known(d, term->target), "term")) return;
    if (in_naming_slot(d, h) || as_premodifier(d, s, acts, h) || as_possession(d, s, h) ||
        by_naming(d, s, h))
        return;
    if (!acts && in_definite_phrase(d, s, h)) return;
    if (by_subject(d, s, h) || by_nearness(d, s, h)) return;
    h->rule = NULL;
}
