/* Verbs of speech: whether a word is one where it stands, and how it is used there. */
#include "text/speech.h"

/* call, say: a form that is a verb behind "to", behind a helper, or behind a plural. */
static bool is_bare(uint64_t rules) {
    return !(rules & (RULE(PAST) | RULE(GERUND) | RULE(WITH_S)));
}

static bool fits_bare(const speech *p, uint32_t w) {
    uint64_t before = rules_at(p, w - 1);
    if (rules_at(p, w) & RULE(SURE_VERB)) return true; /* 26 percent say */
    uint64_t fits = RULE(TO) | RULE(AUXILIARY) | RULE(SPEAKER_PRONOUN) | RULE(ADVERB);
    uint64_t plural = RULE(GROUP) | RULE(WITH_S) | RULE(CONJUNCTION);
    if (rules_at(p, w) & SPEECH_VERBS) fits |= plural;
    return before & fits && !word_type(p->d, w - 1)->clitic;
}

/* attacks, claims: a verb where somebody stands in front, and something it is done to behind. */
static bool fits_with_s(const speech *p, uint32_t w) {
    if (rules_at(p, w) & SPEECH_VERBS) return true;
    uint64_t before = rules_at(p, w - 1), next = w + 1 < p->s->last ? rules_at(p, w + 1) : 0;
    uint64_t somebody = RULE(SPEAKER_PRONOUN) | RULE(ADVERB) | RULE(ROLE) | RULE(GROUP);
    uint64_t thing = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(HE) | RULE(SHE) | RULE(THEY) |
                     RULE(PREPOSITION) | RULE(TO);
    bool named = word_shape(p->d, w - 1) & TYPE_CAPITAL;
    bool done_to = next & thing || (w + 1 < p->s->last && word_shape(p->d, w + 1) & TYPE_CAPITAL);
    return done_to && (named || before & somebody);
}

/* "the report", "state of claims": the word after a determiner is a noun; and one in capitals is a
 * name. */
bool verb_is_one(const speech *p, uint32_t w) {
    const type *t = word_type(p->d, w);
    if (!(t->rules & CUE_VERBS) || t->clitic) return false;
    if (t->shape & TYPE_CAPITAL && !(p->d->words.flags[w] & WORD_SENTENCE)) return false;
    if (!joined(p, w)) return true;
    uint64_t before = rules_at(p, w - 1);
    if (before & RULE(TO)) return true;
    if (word_type(p->d, w - 1)->clitic && !(before & RULE(SPEAKER_PRONOUN))) return false;
    if (t->rules & RULE(GERUND) && before & RULE(PREPOSITION)) return true; /* by calling it */
    if (is_bare(t->rules) && !fits_bare(p, w)) return false;
    if (t->rules & RULE(GERUND) && before & RULE(PAST) && !(before & RULE(AUXILIARY)))
        return false; /* heard shouting */
    if (t->rules & RULE(WITH_S) && !fits_with_s(p, w)) return false;
    uint64_t noun = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(PREPOSITION);
    return !(before & noun) || before & (RULE(CONJUNCTION) | RULE(SPEAKER_PRONOUN));
}

/* is believed, was accused: nobody is named who does. */
bool verb_is_passive(const speech *p, uint32_t w) {
    if (rules_at(p, w) & RULE(GERUND)) return false;
    uint32_t i = w;
    while (i > p->s->first && joined(p, i) && w - i < 3 && rules_at(p, i - 1) & RULE(ADVERB) &&
           !(rules_at(p, i - 1) & RULE(BE_VERB)))
        i--;
    return i > p->s->first && joined(p, i) && rules_at(p, i - 1) & RULE(BE_VERB);
}

/* A form in -ing right behind a noun tells what that does: a letter calling for peace. */
bool verb_hangs_on(const speech *p, uint32_t w) {
    uint64_t other = RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(BE_VERB) |
                     RULE(ADVERB) | RULE(TO) | RULE(PAST) | RULE(TIME) | RULE(CALENDAR);
    return joined(p, w) && !(rules_at(p, w - 1) & (other | RULE(MEDIUM)));
}

/* Does anything act in the piece that starts at w, outside of what hangs on a name? */
static bool clause_goes_on(const speech *p, uint32_t w) {
    uint64_t acts = RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PAST);
    for (; w < p->s->last && joined(p, w) && is_own(p, w); w++) {
        if (rules_at(p, w) & RULE(RELATIVE)) return false;
        if (rules_at(p, w) & acts) return true;
    }
    return false;
}

/* A quotation or a clause stands before, the source behind: “…,” said Clarke. Not so where what
 * stands behind does something itself (…, said the plan was dead) or is spoken to (told the
 * court: “…”). */
bool verb_is_inverted(speech *p, uint32_t w, attribution *a) {
    const doc_words *words = &p->d->words;
    bool apart = words->flags[w] & (w > p->s->first ? WORD_BREAK | WORD_QUOTE : WORD_QUOTE);
    uint32_t first, last;
    if (!apart || !(rules_at(p, w) & RULE(SAY_VERB)) || rules_at(p, w) & RULE(GERUND)) return false;
    a->source = source_behind(p, w + 1, SOURCE_LAST, &first, &last);
    if (a->source == DOC_NONE) return false;
    bool pronoun = p->d->names.p[a->source].kind == NAME_PRONOUN;
    bool acts = last < p->s->last && joined(p, last) && is_own(p, last) &&
                (rules_at(p, last) & (RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PAST)) ||
                 (pronoun && w && is_own(p, w - 1) &&
                  !(rules_at(p, last) & (RULE(PREPOSITION) | RULE(CALENDAR) | RULE(TIME)))));
    bool to_somebody =
        rules_at(p, w) & (RULE(TELL_VERB) | RULE(CALL_VERB)) && w && is_own(p, w - 1);
    if (to_somebody) return false; /* Clarke, an analyst, told parliament */
    if (w && is_own(p, w - 1) && clause_goes_on(p, w + 1)) acts = true;
    bool spoken_to = last < p->s->last && words->flags[last] & WORD_QUOTE && w &&
                     is_own(p, w - 1) && !is_own(p, last);
    if (acts || spoken_to) return false;
    a->rule = "verb-name";
    a->first = w;
    a->last = last;
    return true;
}

/* The verb is followed by what only somebody's words can be: whatever stands before it spoke. */
bool verb_is_sure(const speech *p, uint32_t w) {
    uint32_t next = content_past_adverbs(p, w + 1);
    if (next >= p->s->last) return false;
    if (p->d->words.flags[next] & WORD_QUOTE) return true;
    if (!joined(p, next)) return false;
    uint64_t verb = rules_at(p, w), rules = rules_at(p, next);
    bool says = verb & (RULE(SAY_VERB) | RULE(THINK_VERB));
    return says && (rules & RULE(THAT) || (verb & RULE(SURE_VERB) && content_goes_on(p, next)));
}
