/* rate: so much of something per so much of something else, and how sure that is.
 *
 *      article "7"   x = weight of its own words   y = its own words   ─┐
 *      article "8"   x                             y                   ─┴─►  Σx / Σy  [low, high]
 *
 * A rate of a corpus: the ratio of two sums over its articles. (With y = 1 for each article it is a
 * mean.) Words of one article hang together, so the interval asks what the rate would have been
 * with other articles: the Poisson bootstrap of boot.h, whole articles drawn, RATE_REPLICATES
 * times.
 *
 * What has to be kept for it grows only up to a bound, and adds up exactly:
 *
 *      few articles    each with its seed, x and y
 *      more            Σx and Σy in each replicate; Σx² Σxy … Σy³, for tests
 *
 * Both tell the same; which of the two is kept depends on the number of articles alone,
 * so that equal corpora are kept, and written, as equal bytes. Sums are 128-bit whole numbers of
 * 2^-40: x and y are rounded to that once, before anything is added; products are rounded once and
 * added exactly (exact.h). No order of adding and no split over machines can make a difference.
 *
 * Whether two rates differ is asked by a permutation of articles (permute.h), not by the spread of
 * the replicates: where articles are few and some of them extreme, the side that has none of those
 * looks surer than it is. */
#ifndef TENOR_STATS_RATE_H
#define TENOR_STATS_RATE_H

#include "base/json.h"
#include "base/vec.h"
#include "stats/boot.h"
#include "stats/exact.h"

enum { RATE_REPLICATES = 200, RATE_FEW = 128 };

__extension__ typedef __int128 fixed; /* of 2^-40 */

typedef struct rate_article {
    uint64_t seed; /* boot_seed of its id */
    double x, y;
} rate_article;

enum { RATE_XX, RATE_XY, RATE_YY, RATE_XXX, RATE_XXY, RATE_XYY, RATE_YYY, RATE_PRODUCTS };

typedef struct rate_sums {
    fixed drawn[2 * RATE_REPLICATES]; /* Σx, Σy of each replicate */
    exact product[RATE_PRODUCTS];
} rate_sums;

typedef struct rate {
    uint64_t n; /* articles */
    fixed x, y; /* sums over them */
    VEC(rate_article) few;
    rate_sums *many; /* once there are more than RATE_FEW; else NULL */
} rate;              /* all zero = no articles */

/* One article; false, and nothing added, unless x and y are finite and below 2^53. */
bool rate_add(rate *r, uint64_t seed, double x, double y);
void rate_merge(rate *into, const rate *from);
void rate_free(rate *r);

typedef struct estimated {
    double value, low, high; /* NaN = cannot be told */
    double p;                /* of a difference: how easily chance alone makes one as large */
    uint64_t n;              /* articles */
} estimated;

/* Σx / Σy × times with its 95% interval, from two articles on. `per`, if given, has the y instead
 * of the rate itself: the y of all articles, also of those that had no x. */
estimated rate_estimate(const rate *r, const rate *per, double times);

/* The rate of one side minus that of another, with disjoint articles. n is that of the smaller
 * side. */
typedef struct rate_side {
    const rate *r, *per; /* per: as above, or NULL */
} rate_side;
typedef struct rate_pair {
    double x, y;
} rate_pair;
rate_pair rate_totals(rate_side side); /* Σx and Σy */
estimated rate_minus(rate_side a, rate_side b, double times);
/* The same against all the others: `all` holds the articles of `part` too. */
estimated rate_against(rate_side part, rate_side all, double times);

/* Canonical JSON: equal rates write equal bytes. */
void rate_write(buf *b, const rate *r);
bool rate_read(rate *r, const json *j); /* adds; false when it is something else */

#endif
