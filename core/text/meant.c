/* Who is meant: asking names (text/names.h) for what names_doc found. */
#include "text/names.h"

#define RULE(set) RULE_BIT(RULE_##set)

uint32_t names_before(const doc *d, uint32_t word, bool anybody) {
    enum { MOST_BACK = 60 };
    uint32_t i = d->words.begun[word];
    for (uint32_t steps = 0; i > 0 && steps < MOST_BACK; i--, steps++) {
        uint32_t entity = d->names.p[i - 1].entity;
        if (entity == DOC_NONE) continue;
        entity_kind kind = d->entities.p[entity].kind;
        if (kind == ENTITY_PERSON || anybody) return i - 1;
    }
    return DOC_NONE;
}

/* The first mention of a sentence, inside or outside of quotations, before the word `end`, that is
 * a person, or that is none: the subject as a rule. */
static uint32_t first_mention(const doc *d, const doc_sentence *s, uint32_t end, bool person,
                              bool quoted, uint32_t but) {
    enum { MOST = 12 };
    uint32_t found = DOC_NONE;
    uint32_t i = end > s->first ? names_before(d, end - 1, !person) : DOC_NONE;
    for (uint32_t steps = 0; i != DOC_NONE && steps < MOST; steps++) {
        const doc_name *n = &d->names.p[i];
        if (n->first < s->first) break;
        bool fits = person || d->entities.p[n->entity].kind != ENTITY_PERSON;
        bool inside = d->words.voice[n->first] == VOICE_QUOTED;
        if (fits && inside == quoted && n->entity != but) found = n->entity;
        i = n->first ? names_before(d, n->first - 1, !person) : DOC_NONE;
    }
    return found;
}

uint32_t names_meant(const doc *d, uint32_t word) { return names_meant_but(d, word, DOC_NONE); }

uint32_t names_meant_but(const doc *d, uint32_t word, uint32_t but) {
    enum { MOST_BACK = 8 };
    uint64_t rules = word_rules(d, word);
    bool person = rules & (RULE(HE) | RULE(SHE)), thing = rules & (RULE(IT) | RULE(THEY));
    if (!person && !thing) return DOC_NONE;
    uint32_t own = sentence_at(d, word), most = person ? MOST_BACK : 2;
    if (d->words.voice[word] == VOICE_QUOTED) { /* in the speaker's words, if they name one */
        uint32_t entity = first_mention(d, &d->sentences.p[own], word, person, true, but);
        if (entity != DOC_NONE) return entity;
    }
    for (uint32_t back = 0; back < most && back <= own; back++) {
        const doc_sentence *s = &d->sentences.p[own - back];
        uint32_t entity = first_mention(d, s, back ? s->last : word, person, false, but);
        if (entity != DOC_NONE) return entity;
    }
    return DOC_NONE;
}

str entity_name(const doc *d, uint32_t entity) {
    return entity == DOC_NONE ? (str){0} : d->entities.p[entity].name;
}

str source_name(const doc *d, uint32_t name) {
    if (name == DOC_NONE) return (str){0};
    const doc_name *n = &d->names.p[name];
    return n->entity != DOC_NONE ? entity_name(d, n->entity) : str_sub(d->text, n->start, n->end);
}
