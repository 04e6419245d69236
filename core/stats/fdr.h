/* fdr: which of many tests to believe.
 *
 *      p   .0001  .0004  .0019  .0095  .0201 …      of 15 tests, in order
 *      q   .0015  .003   .0095  .0356  .0603 …      q ≤ .05: the first four
 *
 * Where thousands of words are tested, every twentieth has p < .05 by chance. q is the share of
 * false findings to be expected among all tests with a q as low: those with q ≤ .05 are what
 * Benjamini and Hochberg's step-up procedure (1995) rejects at .05,
 *
 *      q_(i) = min over j ≥ i of p_(j) n / j        p_(1) ≤ p_(2) ≤ … ≤ p_(n)
 *
 * It holds for tests that are independent or depend on each other positively (Benjamini and
 * Yekutieli 2001). Nothing here fails. */
#ifndef TENOR_STATS_FDR_H
#define TENOR_STATS_FDR_H

#include <stdint.h>

/* The q of each p, in the order of p, which has no NaN. They may be the same array. */
void q_values(const double *p, uint32_t n, double *q);

#endif
