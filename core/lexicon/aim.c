#include "lexicon/aim.h"
#include "text/clause.h"
#include "text/names.h"

enum { NEAR = 3, POSSESSIVE = 5, NAMED = 9, OBJECT = 8, AGENT = 6 }; /* words looked over */
enum { NEAR_MENTIONS = 12 };                                         /* mentions looked over */

#define RULE(set) RULE_BIT(RULE_##set)

static uint64_t rules_at(const doc *d, uint32_t w) { return word_rules(d, w); }

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

/* Who is meant by a mention, a pronoun or a possessive at the word; the subject of a verb is not
 * its object. */
static uint32_t object_at(const doc *d, uint32_t word, const clause *c) {
    uint32_t entity = entity_at(d, word);
    bool owned = rules_at(d, word) & RULE(POSSESSOR);
    return entity != DOC_NONE ? entity : names_meant_but(d, word, owned ? DOC_NONE : c->entity);
}

/* People without a name are an entity under their word. */
static uint32_t people_at(doc *d, uint32_t word) {
    enum { MOST_COMPARED = 40 };
    str name = word_type(d, word)->folded;
    uint32_t n = d->entities.n, least = n > MOST_COMPARED ? n - MOST_COMPARED : 0;
    for (uint32_t i = n; i > least; i--)
        if (str_eq(d->entities.p[i - 1].name, name)) return i - 1;
    vec_push(&d->entities, (doc_entity){.name = name, .known = DOC_NONE, .kind = ENTITY_BODY});
    return n;
}

/* ---- what stands beside it --------------------------------------------------------------- */

/* The hit stands in a mention, or is the noun of a description that means somebody. */
static bool in_naming_slot(const doc *d, hit *h) {
    return answer(h, entity_at(d, h->first), "naming-slot") ||
           answer(h, entity_at(d, h->last - 1), "naming-slot");
}

/* A name stands right behind, or a word for people: adjective + name. */
static bool as_premodifier(doc *d, const doc_sentence *s, bool acts, hit *h) {
    bool form_of_verb = acts || rules_at(d, h->last - 1) & RULE(GERUND);
    bool in_phrase = h->first > s->first && rules_at(d, h->first - 1) & RULE(DETERMINER);
    if (form_of_verb && !in_phrase) return false; /* destabilising Russia: its object */
    for (uint32_t w = h->last; w < s->last && w - h->last < NEAR && joined(d, w); w++) {
        uint32_t name = name_at(d, w);
        if (name != DOC_NONE && d->names.p[name].first == w)
            return answer(h, d->names.p[name].entity, "premodifier");
        uint64_t rules = rules_at(d, w);
        if (rules & RULE(PEOPLE)) return answer(h, people_at(d, w), "premodifier");
        if (rules & (RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(DETERMINER) |
                     RULE(POSSESSOR)))
            break;
    }
    return false;
}

static bool is_of(const doc *d, uint32_t w) {
    return rules_at(d, w) & RULE(PARTICLE) && rules_at(d, w) & RULE(PREPOSITION);
}

/* Whose it is: the despot’s lies, his lies, the lies of the despot. */
static bool as_possession(const doc *d, const doc_sentence *s, hit *h) {
    for (uint32_t w = h->first; w > s->first && h->first - w < POSSESSIVE && joined(d, w); w--) {
        uint64_t rules = rules_at(d, w - 1);
        if (rules & RULE(POSSESSOR)) return answer(h, names_meant(d, w - 1), "possessive");
        if (word_type(d, w - 1)->clitic) return answer(h, entity_at(d, w - 1), "possessive");
        if (rules & (RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY))) break;
    }
    if (h->last + 1 >= s->last || !joined(d, h->last)) return false;
    bool article = rules_at(d, h->last + 1) & RULE(DETERMINER) && h->last + 2 < s->last;
    return is_of(d, h->last) && answer(h, entity_at(d, h->last + 1 + article), "possessive");
}

/* The determiner of the phrase that the hit stands in, or DOC_NONE. */
static uint32_t determiner_of(const doc *d, const doc_sentence *s, const hit *h) {
    enum { MOST_BEFORE = 3 };
    for (uint32_t w = h->first; w > s->first && h->first - w < MOST_BEFORE && joined(d, w); w--) {
        uint64_t rules = rules_at(d, w - 1);
        if (rules & RULE(DETERMINER)) return w - 1;
        if (rules & (RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(PAST) |
                     RULE(POSSESSOR)))
            break;
    }
    return DOC_NONE;
}

/* Gall, a brutal splinter group; the brute, Viktor Gall, said; the vile mayor of Veld, Rex Holm. */
static bool as_apposition(const doc *d, const doc_sentence *s, uint32_t determiner, hit *h) {
    if (determiner != DOC_NONE && determiner > s->first &&
        d->words.flags[determiner] & WORD_BREAK) {
        uint32_t name = name_at(d, determiner - 1);
        if (name != DOC_NONE && !word_type(d, determiner - 1)->clitic &&
            answer(h, d->names.p[name].entity, "apposition"))
            return true;
    }
    uint64_t small = RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(PAST);
    uint32_t w = h->last;
    while (w < s->last && w - h->last < NEAR && joined(d, w) &&
           (is_of(d, w) || !(rules_at(d, w) & small)))
        w++;
    if (w >= s->last || !(d->words.flags[w] & WORD_BREAK)) return false;
    uint32_t name = name_at(d, w);
    if (name == DOC_NONE || d->names.p[name].first != w) return false;
    uint32_t behind = d->names.p[name].last;
    bool closed = behind >= s->last || d->words.flags[behind] & WORD_BREAK;
    return closed && answer(h, d->names.p[name].entity, "apposition");
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
 * itself: for people, for a group that the sentence has named, or for nobody that is identified
 * here; unless it is said of the subject (he is the thug). */
static bool in_definite_phrase(doc *d, const doc_sentence *s, uint32_t determiner, hit *h) {
    if (rules_at(d, h->last - 1) & RULE(PEOPLE))
        return answer(h, people_at(d, h->last - 1), "naming-slot");
    if (!(rules_at(d, determiner) & RULE(DEFINITE))) return false;
    bool said_of = determiner > s->first && rules_at(d, determiner - 1) & RULE(BE_VERB);
    bool goes_on =
        h->last < s->last && joined(d, h->last) && rules_at(d, h->last) & RULE(PREPOSITION);
    if (said_of || goes_on) return false;
    answer(h, group_before(d, s, determiner), "naming-slot");
    return true;
}

/* ---- who does what ----------------------------------------------------------------------- */

static bool by_clause(doc *d, const clause *c, const char *rule, hit *h) {
    if (c->people != DOC_NONE) return answer(h, people_at(d, c->people), rule);
    return answer(h, c->entity, rule);
}

/* Called, branded, described him a liar, as a liar: the one who is called so, or nobody that is
 * known, but never the one who calls. True when that is settled. */
static bool by_naming(doc *d, const doc_sentence *s, hit *h) {
    uint32_t named = DOC_NONE;
    bool as = false;
    for (uint32_t w = h->first; w > s->first && h->first - w < NAMED; w--) {
        uint64_t rules = rules_at(d, w - 1);
        as |= (rules & RULE(AS)) > 0;
        bool pronoun = rules & (RULE(HE) | RULE(SHE) | RULE(THEY) | RULE(IT));
        if (pronoun || entity_at(d, w - 1) != DOC_NONE) named = w - 1;
        if (!(rules & RULE(CALL_VERB)) || !(as || rules & RULE(NAMING_VERB))) continue;
        clause c = clause_before(d, w - 1, true);
        bool passive =
            clause_passive(d, w - 1) || (rules & RULE(PAST) && d->words.flags[w - 1] & WORD_BREAK);
        if (passive)
            by_clause(d, &c, "object", h);
        else if (named != DOC_NONE)
            answer(h, object_at(d, named, &c), "object");
        return true;
    }
    return false;
}

/* Behind the verb: the mayor, his claims, those of Kyiv, the protesters. */
static bool by_object(doc *d, const clause *c, hit *h) {
    uint64_t ends = RULE(CONJUNCTION) | RULE(AUXILIARY),
             who = RULE(HE) | RULE(SHE) | RULE(THEY) | RULE(IT) | RULE(POSSESSOR);
    uint32_t w = clause_find(d, h->last, ends | who | RULE(PEOPLE), OBJECT);
    if (w == DOC_NONE) return false;
    uint32_t meant = object_at(d, w, c);
    if (meant == DOC_NONE && rules_at(d, w) & RULE(PEOPLE)) meant = people_at(d, w);
    return answer(h, meant, "object");
}

/* By the ministry, by rebels. */
static bool by_agent(doc *d, hit *h) {
    uint32_t by = clause_find(d, h->last, RULE(BY), AGENT);
    if (by == DOC_NONE || !(rules_at(d, by) & RULE(BY))) return false;
    uint64_t ends = RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(PREPOSITION);
    uint32_t w = clause_find(d, by + 1, ends | RULE(PEOPLE), NEAR + 1);
    if (w == DOC_NONE) return false;
    uint32_t meant = entity_at(d, w);
    if (meant == DOC_NONE && rules_at(d, w) & RULE(PEOPLE)) meant = people_at(d, w);
    return answer(h, meant, "agent");
}

/* It is feared that the rebels …, it is a disgrace that the mayor …: about the subject of what is
 * said behind. */
static bool by_that_clause(const doc *d, const doc_sentence *s, hit *h) {
    uint32_t be = h->first;
    while (be > s->first && h->first - be < NEAR && !(rules_at(d, be) & RULE(BE_VERB))) be--;
    bool behind_it =
        rules_at(d, h->first) & RULE(IT) || /* the term is "it is feared" */
        (be > s->first && rules_at(d, be) & RULE(BE_VERB) && rules_at(d, be - 1) & RULE(IT));
    bool that = h->last < s->last && joined(d, h->last) && rules_at(d, h->last) & RULE(THAT);
    if (!behind_it || !that) return false;
    uint32_t w = clause_find(d, h->last + 1, 0, NEAR + 1);
    return w != DOC_NONE && answer(h, entity_at(d, w), "that-clause");
}

/* Gall, accused by critics; Penn slammed by critics: a passive without its verb to be, about
 * whoever stands in front of it. */
static bool by_short_passive(doc *d, const clause *c, hit *h) {
    bool short_passive = rules_at(d, h->first) & RULE(PAST) && h->last < d->words.n &&
                         joined(d, h->last) && rules_at(d, h->last) & RULE(BY);
    if (!short_passive) return false;
    bool opens = h->first == d->sentences.p[sentence_at(d, h->first)].first;
    uint32_t in_front = opens ? DOC_NONE : entity_at(d, h->first - 1);
    if (!answer(h, in_front, "object")) by_clause(d, c, "object", h);
    return true;
}

/* Verbs and the adverbs at them. True when that is settled, be it with nobody. */
static bool by_verb(doc *d, hit *h, bool verb) {
    bool aimed = verb && rules_at(d, h->first) & RULE(AIMED_VERB);
    bool passive = verb && clause_passive(d, h->first);
    clause c = clause_before(d, h->first, true);
    if (aimed) {
        if (passive)
            by_clause(d, &c, "object", h);
        else if (!by_short_passive(d, &c, h))
            by_object(d, &c, h);
        return true;
    }
    uint32_t participle = verb ? h->first : h->last; /* of an adverb: cynically orchestrated by */
    if (participle < d->words.n && rules_at(d, participle) & RULE(PAST) && by_agent(d, h))
        return true;
    if (passive) return true;
    return by_clause(d, &c, "subject", h) || c.found;
}

/* Nouns and adjectives: said of the subject, unless its verb judges somebody else. */
static bool by_predicate(doc *d, hit *h) {
    clause c = clause_before(d, h->first, false);
    if (c.verb == DOC_NONE || rules_at(d, c.verb) & RULE(AIMED_VERB)) return false;
    return by_clause(d, &c, "subject", h);
}

/* The nearest mention of the sentence in the same voice, but never the speaker, and not what
 * suffers it (a threat to Russia). */
static bool by_nearness(const doc *d, const doc_sentence *s, hit *h) {
    uint32_t own = speaker_entity(d, h), best = DOC_NONE, distance = UINT32_MAX;
    bool suffers = h->last < s->last && rules_at(d, h->last) & RULE(TO);
    uint32_t i = names_before(d, s->last ? s->last - 1 : 0, true);
    for (uint32_t steps = 0; i != DOC_NONE && steps < NEAR_MENTIONS; steps++) {
        const doc_name *n = &d->names.p[i];
        if (n->first < s->first) break;
        uint32_t far = n->first >= h->last ? n->first - h->last : h->first - n->last;
        bool same_voice = d->words.voice[n->first] == h->voice;
        bool behind = n->first >= h->last;
        if (n->entity != own && same_voice && far < distance && !(suffers && behind))
            best = n->entity, distance = far;
        i = n->first ? names_before(d, n->first - 1, true) : DOC_NONE;
    }
    return answer(h, best, "nearest");
}

/* ---- the order of the rules -------------------------------------------------------------- */

typedef enum { IS_NOUN, IS_VERB, IS_ADVERB } word_kind;

/* The attacks, his claims: a verb's form behind these is a noun; and "a bungled" is an adjective.
 */
static word_kind kind_of(const doc *d, const doc_sentence *s, const lex_term *term, const hit *h) {
    uint64_t rules = rules_at(d, h->first);
    bool first = h->first == s->first || !joined(d, h->first);
    uint64_t before = first ? 0 : rules_at(d, h->first - 1);
    bool owned = !first && word_type(d, h->first - 1)->clitic;
    uint64_t nominal = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(PREPOSITION);
    bool noun = owned || (before & nominal && !(before & (RULE(TO) | RULE(RELATIVE))));
    if (noun && !(rules & RULE(GERUND) && before & RULE(PREPOSITION))) return IS_NOUN;
    bool modified = h->last - h->first == 2 && rules_at(d, h->last - 1) & RULE(PAST);
    if (rules & RULE(ADVERB) && (h->last - h->first == 1 || modified)) return IS_ADVERB;
    if (term->forms == FORMS_VERB) return IS_VERB;
    bool verbal = rules & (RULE(PAST) | RULE(GERUND)) && !(before & RULE(BE_VERB));
    bool after_name = !first && name_at(d, h->first - 1) != DOC_NONE && rules & RULE(PAST);
    bool may_be = term->forms == FORMS_ANY || (term->forms == FORMS_NONE && after_name);
    return may_be && verbal ? IS_VERB : IS_NOUN;
}

void aim_hit(doc *d, const lex_term *term, hit *h) {
    const doc_sentence *s = &d->sentences.p[sentence_at(d, h->first)];
    if (term->target.n && answer(h, names_of_known(d, term->target), "term")) return;
    if (in_naming_slot(d, h) || by_that_clause(d, s, h)) return;
    word_kind kind = kind_of(d, s, term, h);
    if (kind == IS_NOUN) {
        uint32_t determiner = determiner_of(d, s, h);
        if (as_premodifier(d, s, term->forms == FORMS_VERB, h) || as_possession(d, s, h) ||
            as_apposition(d, s, determiner, h) || by_naming(d, s, h))
            return;
        bool whole = determiner != DOC_NONE || rules_at(d, h->last - 1) & RULE(PEOPLE);
        if (whole && in_definite_phrase(d, s, determiner, h)) return;
        if (by_predicate(d, h)) return;
    } else if (by_verb(d, h, kind == IS_VERB)) {
        return;
    }
    if (by_nearness(d, s, h)) return;
    h->rule = NULL;
}
