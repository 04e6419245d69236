/* picks: a few texts out of very many, the same ones however the many were split.
 *
 *      label "tyrant"   most = 2    ("… the tyrant of the north …", rank 0, chance 0x03…)
 *                                   ("… a tyrant who …",            rank 0, chance 0x11…)   ◄ last
 *
 * Of each label the `most` best are kept: the greater rank is better, among equal ones the smaller
 * chance, a hash of what the text comes from: a sample without a choice (the bottom-k sketch of
 * Cohen and Kaplan 2007). Equal ones are told apart by the text. So merging in any order gives the
 * same picks. Memory is bounded by labels × most. */
#ifndef TENOR_STATS_PICKS_H
#define TENOR_STATS_PICKS_H

#include "base/json.h"
#include "base/map.h"
#include "base/vec.h"

typedef struct pick {
    double rank;
    uint64_t chance;
    str text; /* owned */
} pick;

typedef struct picked {
    str label;
    VEC(pick) heap; /* the worst first; a binary heap */
} picked;

typedef struct picks {
    map labels;
    VEC(picked) of;
    arena mem; /* labels */
} picks;       /* all zero = empty */

/* Offers a text, which is copied if it is taken. */
void picks_offer(picks *p, uint32_t most, str label, double rank, uint64_t chance, str text);
void picks_merge(picks *into, uint32_t most, const picks *from);
void picks_free(picks *p);

/* Of a label, the best first; pointers live in mem, texts in p. */
const pick **picks_sorted(const picks *p, str label, arena *mem, uint32_t *n);

/* A JSON object by label, and back: adds; false when it is something else. */
void picks_write(buf *b, const picks *p);
bool picks_read(picks *p, uint32_t most, const json *object);

#endif
