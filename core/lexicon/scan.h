/* scan: from matches to hits.
 *
 *      matches ─► unless, near, part, voice, names ─► longest wins ─► negation, intensity ─► hits
 *
 * A hit is a term at a place with everything known about that place. The rules:
 *   - leftmost-longest within a category; categories are independent, but inside one lexicon a
 * longer term of several words absorbs shorter ones of the same class, and a `neutral` idiom
 * absorbs any that lie within it;
 *   - a term written in lower case does not match a word capitalised in mid-sentence (a name),
 * except in headings;
 *   - intensity multiplies first, then negation; neither reaches across WORD_BREAK or a stop word.
 * What was found and does not count is kept with the reason, for --explain. Results for one
 * lexicon never depend on which others are loaded. */
#ifndef TENOR_LEXICON_SCAN_H
#define TENOR_LEXICON_SCAN_H

#include "lexicon/matcher.h"

typedef struct hit {
    uint32_t start, end;  /* bytes, without the possessive */
    uint32_t first, last; /* words, half open */
    uint32_t term;        /* index into lexlib.terms */
    double weight;        /* after modifiers */
    uint64_t modifiers;   /* bits of the groups that applied */
    bool negated;
    uint8_t part, voice;
    uint32_t quote;   /* innermost quotation, or DOC_NONE */
    uint32_t speaker; /* index into doc.names, or DOC_NONE */
    /* Whom it is about: few scripts ask, so it is worked out when one does (scan_aim). */
    bool aimed;
    uint32_t target;  /* index into doc.entities, or DOC_NONE */
    const char *rule; /* what gave the target; NULL = none */
} hit;

typedef enum { DROP_UNLESS, DROP_NEAR, DROP_PLACE, DROP_NAME, DROP_IDIOM, DROPS } drop_reason;
extern const char *const drop_names[DROPS];

typedef struct dropped {
    hit hit;
    drop_reason why;
    uint32_t by; /* the term that absorbed it (DROP_IDIOM), else LEX_NONE */
} dropped;

typedef struct scanner {
    const lexlib *lib;
    matcher *matcher;
    types types;
    matches found;           /* working tables, reused */
    struct resolution *work; /* lexicon/resolve.h */
    VEC(hit) hits; /* of the last article: by start, then longest first, then lexicon, term */
    VEC(dropped) dropped;
} scanner;

void scan_init(scanner *s, const lexlib *lib, matcher *m);
/* The whole way from the text of d to s->hits: words, sentences, parts, quotes, matches, hits. */
void scan_doc(scanner *s, doc *d);
/* Its three stages, apart for measuring (tests/bench): words, sentences and parts; quotes, names
 * and speech; matches and hits. Without the second every word is the author's. */
void scan_words(scanner *s, doc *d);
void scan_voices(doc *d);
void scan_hits(scanner *s, doc *d);
/* Fills target and rule of a hit of the doc that was scanned last, unless they are there. */
void scan_aim(const scanner *s, doc *d, hit *h);
void scan_free(scanner *s);

#endif
