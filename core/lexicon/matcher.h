/* matcher: all terms of all lexicons in one structure over words.
 *
 *      "point the finger" (verb) ──► points the finger, pointed the finger …
 *
 *      spelling ──type──► symbols: its folded word, its exact spelling, wildcards it fits, masks,
 *                         regexes whose required literal it holds
 *      anchor symbol ──► walk right, then left, through a trie of symbols ──► entries (terms)
 *
 * What a spelling can be is worked out once per type (matcher_classify is the hook of
 * text/types.h); a token that no lexicon knows costs one test. A phrase hangs on its rarest-looking
 * word (the longest), not on its first: "of the people" must not cost anything at every "of". The
 * trie of an anchor has edges to the right first and then to the left, so the states one token can
 * reach are bounded by the length of the longest phrase, whatever the number of terms.
 *
 * Immutable after matcher_new except for the symbol table, which belongs to the worker's types. */
#ifndef TENOR_LEXICON_MATCHER_H
#define TENOR_LEXICON_MATCHER_H

#include "lexicon/lexicon.h"

enum { MATCH_MOST_WORDS = 12 }; /* words of a phrase at most; longer ones are refused at load */

/* What a completed match means. */
typedef enum {
    ENTRY_TERM,     /* index into lexlib.terms */
    ENTRY_UNLESS,   /* the term that this phrase excuses */
    ENTRY_NEAR,     /* the term that wants this near */
    ENTRY_NOT_NEAR, /* the term that does not */
    ENTRY_MODIFIER, /* index into lexlib.modifiers */
    ENTRY_STOP,     /* the modifier whose reach this word ends */
    ENTRY_ALIAS,    /* index into lexlib.targets */
    ENTRY_ROLE
} entry_kind;

typedef struct match {
    uint32_t first, last; /* words, half open */
    entry_kind kind;
    uint32_t index;
} match;

typedef VEC(match) matches;

typedef struct matcher matcher;

/* Compiles everything in lib. Phrases that can never match under the word rules are warnings, bad
 * regexes errors, in d. `mem` must outlive it. */
matcher *matcher_new(const lexlib *lib, arena *mem, diag *d);
/* The types of one worker, bound to this matcher (types_init with matcher_classify). */
void matcher_types(matcher *m, types *t, uint32_t cap);
/* Everything that matches in the article, in order of first word, then kind, index. No overlaps
 * resolved. */
void matcher_find(matcher *m, const doc *d, matches *out);
void matcher_free(matcher *m);

typedef struct matcher_size {
    uint32_t phrases, symbols, nodes, wildcards, regexes;
    size_t bytes;
} matcher_size;
matcher_size matcher_measure(const matcher *m);

#endif
