/* exact: sums of doubles that do not depend on the order.
 *
 * A wide fixed-point accumulator that holds every double exactly (Kulisch 1971; Neal 2015,
 * "Fast exact summation using small and large superaccumulators"): adding is exact, so any split of
 * a corpus over workers or machines and any order of merging give the same bits; only the
 * final reading rounds (to nearest, ties to even). Non-finite numbers are refused. */
#ifndef TENOR_STATS_EXACT_H
#define TENOR_STATS_EXACT_H

#include "base/buf.h"

enum { EXACT_LIMBS = 70 };

typedef struct exact {
    int64_t limb[EXACT_LIMBS]; /* 32 bits each with room for carries; limb 0 weighs 2^-1074 */
    uint32_t pending;          /* additions since the carries were last propagated */
} exact;                       /* all zero = 0 */

bool exact_add(exact *sum, double x); /* false, and nothing added, when x is not finite */
void exact_merge(exact *into, const exact *from);
double exact_value(const exact *sum); /* correctly rounded */
/* Canonical text ("0" or "<lowest limb>:<hex digits …>"), the same for equal sums. */
void exact_write(buf *b, const exact *sum);
bool exact_read(exact *sum, str text);

#endif
