/* boot: how sure a number is, by the Poisson bootstrap.
 *
 *      article "7"   ─ hash ─►  replicate  0  1  2  3 …        each replicate counts each article
 *      article "8"   ─ hash ─►             2  0  1  1 …        so many times: Poisson(1)
 *                               statistic .61 .58 .66 …  ─ sorted ─►  2.5% and 97.5% quantiles
 *
 * Drawing n articles of n with replacement counts each one Binomial(n, 1/n) times, which for more
 * than a handful of articles is Poisson(1), apart for each article (Chamandy, Muralidharan, Najmi
 * and Naidu 2012, "Estimating Uncertainty for Massive Data Streams"). So an article's counts need
 * nothing but its id: they are the same on every machine, for any number of workers and in any
 * order, and what parts of a corpus have counted can be added up. Articles that share an id are
 * drawn together.
 *
 * The r-th count of an article comes from the r-th number of the SplitMix64 generator (Steele, Lea
 * and Flood 2014) seeded by the hash of its id, turned into a Poisson(1) count by looking it up
 * among the cumulative probabilities as 64-bit integers: no rounding, so nothing can differ.
 *
 * The interval is the percentile interval (Efron 1981), quantiles interpolated linearly (type 7 of
 * Hyndman and Fan 1996). Nothing here fails. */
#ifndef TENOR_STATS_BOOT_H
#define TENOR_STATS_BOOT_H

#include "base/str.h"

enum { BOOT_LEAST = 200, BOOT_MOST = 100000, BOOT_USUAL = 1000 }; /* replicates */

uint64_t boot_seed(str id);
/* How often the article counts in the replicate: 0, 1, 2 … */
uint32_t boot_count(uint64_t seed, uint32_t replicate);

typedef struct interval {
    double low, high; /* NaN = cannot be told */
} interval;

/* Of the statistic's values in n replicates, which get sorted. NaN: undefined in that replicate; it
 * is left out, and when that happens in more than half of them there is no interval. */
interval boot_interval(double *values, uint32_t n);

#endif
