/* vectors: what articles are about, as weights of features, and which pairs are alike.
 *
 *      features { Calder Bay: 4, bridge: 3, … }
 *      weights  (1 + ln count) × ln(1 + N / articles that have it), × names for a capital
 *      vector   weights ÷ their length, in steps of 2^-16: whole numbers
 *
 * A cosine is then a sum of products of whole numbers, in steps of 2^-32: exact, in any order.
 * Logarithms are rounded to steps coarser than the last bit, where machines may differ.
 *
 * Pairs are looked for among those that share a feature, going back from each article over the
 * latest VECTORS_MOST that have it: features of few articles find all of them, and one that
 * everybody has costs no more. Of each article's pairs with earlier ones the VECTORS_NEAREST most
 * alike are kept. */
#ifndef TENOR_STATS_VECTORS_H
#define TENOR_STATS_VECTORS_H

#include "stats/events.h"

enum { VECTORS_MOST = 200, VECTORS_NEAREST = 16 };
#define VECTORS_ONE ((uint64_t)1 << 32) /* a cosine of 1 */

typedef struct vectors_entry {
    uint32_t feature, weight;
} vectors_entry;

typedef struct vectors {
    uint32_t n, n_features;
    const events_item *const *item;
    uint32_t *from; /* per item, one more: its entries */
    vectors_entry *entry;
    const str *label; /* of each feature */
    uint64_t *dense;  /* per feature: room to work in, all zero between calls */
} vectors;

typedef struct vectors_pair {
    uint32_t a, b;   /* a < b */
    uint64_t cosine; /* of VECTORS_ONE */
} vectors_pair;

/* Of n items in the order of their days, those without one last. */
vectors vectors_of(const events_item *const *item, uint32_t n, const events_options *o, arena *mem);
/* Pairs within the window whose cosine reaches the bar, the most alike first; then by b and a. */
vectors_pair *vectors_pairs(const vectors *v, const events_options *o, arena *mem, uint32_t *n);
/* The sum of the cosines of all pairs of one of these and one of those. */
uint64_t vectors_between(const vectors *v, const uint32_t *these, uint32_t n, const uint32_t *those,
                         uint32_t n_those);

#endif
