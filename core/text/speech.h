/* speech: who says what.
 *
 *      He brazenly claimed that the US is “trying to …”.   cue brazenly claimed · source He
 *      “It is over,” said Colin Clarke of the centre.      cue said · source Colin Clarke of …
 *      According to officials, the plan is dead.           cue According to · source officials
 *      The mayor praised the plan.                         cue praised · topic the plan
 *
 *      sentence ─► cues (cue.c) ─► source of each ─► content: a clause, quotations, or both
 *                                   (source.c)       (content.c)  │             │
 *                                            a doc_quote of kind reported   its speaker (speaker.c)
 *
 * Quotations that no cue reaches get a speaker from what stands around them, by rules that run from
 * the sure to the likely (after Muzny et al. 2017, "A two-stage sieve approach for quote
 * attribution"); each says which it was. Unknown is an answer. The adverbs at a cue (brazenly,
 * falsely) and the cue itself stay the author's own words, and so do plain objects: in "he did not
 * mention the atrocious attack" nobody is reported. Such an object is kept as a *topic* beside the
 * quotations: who speaks of what or thinks of it, in the author's voice. */
#ifndef TENOR_TEXT_SPEECH_H
#define TENOR_TEXT_SPEECH_H

#include "text/doc.h"

/* Needs names_doc. Adds reported clauses to quotes (voice REPORTED for their words), sources to
 * names (behind `named`), speakers, cues and rules to quotes; fills topics. */
void speech_doc(doc *d);

/* ---- between speech.c, verb.c, cue.c, content.c, source.c and speaker.c -------------------- */

typedef struct attribution {
    uint32_t sentence;
    uint32_t cue_first, cue_last;  /* words; equal = the mark behind the word before */
    uint32_t first, last;          /* words of the source and the cue together */
    uint32_t source;               /* index into names, or DOC_NONE */
    uint32_t from, to;             /* words of the content; equal = none of its own */
    uint32_t topic_from, topic_to; /* words of what is spoken of; equal = nothing */
    const char *rule;              /* how the source was found */
    bool used;                     /* it is the cue of a quotation */
    bool by_noun;                  /* the cue is a noun */
    bool weak; /* it tells what somebody thinks or does rather than that somebody speaks */
} attribution;

typedef struct speech {
    doc *d;
    const doc_sentence *s; /* the sentence at hand */
    uint32_t sentence;
    VEC(attribution) found; /* of the article, by cue */
    uint32_t first_here;    /* of the sentence at hand */
    uint32_t marked;        /* quotations within marks; the reported clauses are put behind them */
} speech;

#define RULE(set) RULE_BIT(RULE_##set)
enum { LONGEST_PHRASE = 12 }; /* words of a source, and of what stands between its parts */

static inline uint64_t rules_at(const speech *p, uint32_t w) { return word_rules(p->d, w); }
/* Outside of quotation marks. */
static inline bool is_own(const speech *p, uint32_t w) {
    return p->d->words.voice[w] != VOICE_QUOTED;
}
/* Nothing but a blank stands before the word. */
static inline bool joined(const speech *p, uint32_t w) {
    return !(p->d->words.flags[w] & (WORD_BREAK | WORD_QUOTE)) && w > p->s->first;
}

/* speech.c: notes an attribution, and the clause it reports as one of the quotations. */
void speech_add(speech *p, const attribution *a);
/* Source, cue and rule of an attribution to a quotation. */
void speech_give(const speech *p, doc_quote *q, const attribution *a, const char *rule);

/* Verbs with which somebody speaks; and those that tell whom or what somebody speaks of. */
#define SPEECH_VERBS                                                                               \
    (RULE(SAY_VERB) | RULE(THINK_VERB) | RULE(TELL_VERB) | RULE(CALL_VERB) | RULE(ACCUSE_VERB) |   \
     RULE(PROMISE_VERB))
#define CUE_VERBS (SPEECH_VERBS | RULE(TOPIC_VERB) | RULE(ABOUT_VERB))

/* verb.c: whether the word at w is a verb of speech, thought or action upon somebody here. */
bool verb_is_one(const speech *p, uint32_t w);
bool verb_is_passive(const speech *p, uint32_t w); /* was accused */
bool verb_hangs_on(const speech *p, uint32_t w);   /* a letter calling for peace */
/* “…,” said Clarke: fills source, rule, first and last. */
bool verb_is_inverted(speech *p, uint32_t w, attribution *a);
/* What follows can only be somebody's words: whatever stands before the verb spoke. */
bool verb_is_sure(const speech *p, uint32_t w);

/* cue.c: adds what is said in the sentence at hand. */
void cues_find(speech *p);

/* content.c: over adverbs and times behind a cue. */
uint32_t content_past_adverbs(const speech *p, uint32_t w);
/* The clause that starts at w ends with the sentence, before "…, but", or before a quotation that
 * goes on beyond the sentence. */
uint32_t content_end(const speech *p, uint32_t w);
/* Whether what follows a sure verb can be a clause, and is not: said in a letter, said so, said. */
bool content_goes_on(const speech *p, uint32_t w);
/* What stands behind the verb at w, or before the attribution, as its content; false when there is
 * none. */
bool content_behind(const speech *p, uint32_t w, bool passive, attribution *a);
bool content_before(const speech *p, uint32_t first, uint32_t last, attribution *a);
/* The bridge, he said, was safe: what goes on behind such an attribution. */
bool content_rest(const speech *p, attribution *a);
/* Notes the piece of the sentence that starts at `from` as what is spoken of. */
void content_topic(const speech *p, uint32_t from, attribution *a);

/* source.c: the source as the phrase that ends before the verb, or starts at a word. Index into
 * names; DOC_NONE when there is no such phrase, or when it is not likely to speak and the verb may
 * do without (`any`: whatever stands there speaks). *first and *last are its words. */
uint32_t source_before(speech *p, uint32_t verb, bool any, uint32_t *first, uint32_t *last);
typedef enum {
    SOURCE_LAST,  /* nothing but the source is expected behind: said Clarke, an analyst */
    SOURCE_ANY,   /* as that, and whatever stands there is one: according to data */
    SOURCE_INSIDE /* the sentence goes on behind its next comma: according to Clarke, the … */
} source_place;
uint32_t source_behind(speech *p, uint32_t start, source_place place, uint32_t *first,
                       uint32_t *last);
/* The phrase that ends before `end`, whatever it is. */
void source_phrase(const speech *p, uint32_t end, uint32_t *first, uint32_t *last);
/* The first of the helpers in front of a verb: has also repeatedly said. */
uint32_t source_helpers(const speech *p, uint32_t verb);
/* What a verb without a subject of its own shares: the source of the cue before, else the first
 * mention of the sentence. */
uint32_t source_shared(speech *p, uint32_t word);
/* his, Putin's: in front of a noun such as claim. */
uint32_t source_possessor(speech *p, uint32_t noun, uint32_t *first);

/* speaker.c: gives quotations their speakers, and sorts reported clauses in among them. */
void speakers_give(speech *p);

#endif
