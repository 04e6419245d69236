/* copies: texts that are nearly the same, found by their sketches.
 *
 *      in order of day   1 ──► stands for itself
 *                        2 ──► copy of 1           shares hashes with 1, and enough of its text
 *                        3 ──► stands for itself
 *                        4 ──► copy of 1           compared with 1 and 3, not with 2
 *
 * Each text is compared with the earlier ones that stand for themselves and share at least a few of
 * its hashes (the sketch index of Broder, Glassman, Manasse and Zweig 1997, "Syntactic clustering
 * of the Web"). Of each hash the latest COPIES_MOST of these are looked at: a phrase that all texts
 * have costs no more than that. Copies of copies do not chain: what counts is the first text. */
#ifndef TENOR_STATS_COPIES_H
#define TENOR_STATS_COPIES_H

#include "stats/events.h"

enum { COPIES_MOST = 32 };

/* For n sketches (NULL: unknown) in their order: copy_of[i] is the one that stands for i, i itself
 * when it is no copy, and likeness[i] the Jaccard coefficient of the two. */
void copies_find(const sketch *const *sketch_of, uint32_t n, const events_options *o, arena *mem,
                 uint32_t *copy_of, double *likeness);

#endif
