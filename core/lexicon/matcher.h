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
    ENTRY_CONTEXT,  /* a phrase of some `unless`, `near` or `not_near`: see matcher_wants */
    ENTRY_MODIFIER, /* index into lexlib.modifiers */
    ENTRY_STOP      /* the modifier whose reach this word ends */
} entry_kind;

/* For what a term looks at its context. */
typedef enum { WANT_UNLESS, WANT_NEAR, WANT_NOT_NEAR, WANTS } want_kind;

typedef struct match {
    uint32_t first, last; /* words, half open */
    entry_kind kind;
    uint32_t index;
    uint32_t start, end; /* bytes, of a regex; 0, 0 = those of its words */
} match;

typedef VEC(match) matches;

typedef struct matcher matcher;

/* Compiles everything in lib. Phrases that can never match under the word rules are warnings, bad
 * regexes errors, in d. `mem` must outlive it. */
matcher *matcher_new(const lexlib *lib, arena *mem, diag *d);
/* The types of one worker, bound to this matcher (types_init with matcher_classify). */
void matcher_types(matcher *m, types *t, uint32_t cap);
/* Phrases stand in one of three tries, so that what matters only near a term is looked for only
 * there: function words are modifiers or context of something, and far too many to match all. */
typedef enum {
    MATCH_TERMS,     /* ENTRY_TERM: everywhere */
    MATCH_CONTEXTS,  /* ENTRY_CONTEXT: in sentences with a term that asks for its context */
    MATCH_MODIFIERS, /* ENTRY_MODIFIER, ENTRY_STOP: before terms */
    MATCH_TRIES
} match_trie;

/* All terms in the article, by first word, then index and last word. No overlaps are resolved. */
void matcher_find(matcher *m, const doc *d, matches *found);
/* Adds what is anchored in the words [first, last) of one trie. When all is added, matcher_settle
 * puts it in order and leaves out what was found twice. */
void matcher_find_in(matcher *m, const doc *d, match_trie in, uint32_t first, uint32_t last,
                     matches *found);
void matcher_settle(matches *found);
/* Is the context phrase `context` one of those that the term looks for? */
bool matcher_wants(const matcher *m, uint32_t term, want_kind kind, uint32_t context);
/* The types have been trimmed: what was known of their spellings is void. */
void matcher_forget(matcher *m);
void matcher_free(matcher *m);

#endif
