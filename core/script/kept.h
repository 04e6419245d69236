/* kept: what the objects by which a report reads its keepers have in common.
 *
 *      g.tone ──► { keeper, epoch } ──► l_kept.c   mean, sum, tally, histogram
 *                                       l_rate.c   rate, rates; difference, which is no keeper
 *                                       l_terms.c  terms
 *                                       l_picks.c  examples, records
 *
 * They point into what the script has kept, and are void when the report is over. */
#ifndef TENOR_SCRIPT_KEPT_H
#define TENOR_SCRIPT_KEPT_H

#include "script/state.h"

typedef struct kept {
    const keeper *k;
    uint32_t epoch;
} kept;

const keeper *kept_of(lua_State *L, const kept *one); /* raises when the report is over */
void kept_push(lua_State *L, const keeper *k);        /* an object of the class of its kind */

int kept_n(lua_State *L, void *self);    /* the field n */
int kept_number(lua_State *L, double x); /* pushes it, nil for a NaN */
void rate_push(lua_State *L, const keeper *k, rate_side side);
void difference_push(lua_State *L, estimated e);

#endif
