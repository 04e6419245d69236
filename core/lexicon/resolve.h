/* resolve: the steps between matches and hits, each a function over the same working tables. */
#ifndef TENOR_LEXICON_RESOLVE_H
#define TENOR_LEXICON_RESOLVE_H

#include "lexicon/scan.h"

/* A match of a term on its way to becoming a hit. */
typedef struct candidate {
    match m;
    uint32_t category, lexicon, class;
    bool out; /* dropped */
} candidate;

typedef struct resolution {
    scanner *s;
    doc *d;
    VEC(candidate) list;   /* by first word, longer ones first */
    matches context;       /* what terms look for around them, by first word */
    matches modifiers;     /* what was found before terms */
    VEC(uint64_t) groups;  /* per word: modifier groups that end there … */
    VEC(uint64_t) stops;   /* … and groups that stop there */
    VEC(uint32_t) covered; /* per lexicon × class, and per category: working ends */
} resolution;

void resolve_context(resolution *r); /* unless, near, not_near, part, voice */
void resolve_names(resolution *r);   /* a capital in mid-sentence is a name */
void resolve_overlaps(
    resolution *r); /* idioms and longer terms absorb; leftmost-longest in a category */
void resolve_modifiers(resolution *r); /* which groups end and stop at which word */
/* Weight of a hit under the modifiers of its lexicon. */
void resolve_weight(const resolution *r, const candidate *c, hit *h);
void resolve_drop(resolution *r, candidate *c, drop_reason why, uint32_t by);

#endif
