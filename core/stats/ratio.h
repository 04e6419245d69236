/* ratio: how many times as often, in doublings, and between which bounds.
 *
 *      a uses in A words against b in B          log2 = 1: twice as often, −1: half as often
 *
 *      ──────────┼────────────────●─────────     log ratio and its 95% interval; that it does not
 *                0      ├─────────┴──────┤       reach 0 says that the rates differ
 *
 * The log ratio is log2 (a / A) / (b / B) (Hardie 2014) with half a clump added to each count and
 * to each number of words, so that a word that one side never uses has one too. A clump, D ≥ 1, is
 * how many uses tell no more than one would that stands for itself (permute_clump of
 * stats/permute.h). Where none is in a clump, ½ is added (Walter 1975); a word that one article
 * alone says, a hundred times, has the ratio of a word said once.
 *
 * The interval counts clumps too, a' = a / D and b' = b / D. Of two it has the outer ends:
 *
 *   exact    of all a' + b' clumps the share of the first side lies between the 2.5% quantile of
 *            Beta(a', b' + 1) and the 97.5% quantile of Beta(a' + 1, b') (Clopper, Pearson 1934);
 *            share / (1 − share) · B / A is the ratio. It has no lower end where a = 0, no upper
 *            one where b = 0; less than one clump counts as one. This is the interval of Evert
 *            (2022), whose conservative log ratio is the end nearer to 0, or 0 if it lies between
 *
 *   normal   log ratio ± 1.96 √(1 / (a' + ½) + 1 / (b' + ½)) / ln 2, which always has both ends
 *            (Walter 1975; Katz et al. 1978)
 *
 * Nothing here fails. A, B > 0. */
#ifndef TENOR_STATS_RATIO_H
#define TENOR_STATS_RATIO_H

#include "stats/boot.h"

double ratio_log2(double a, double A, double b, double B, double clump);
interval ratio_interval(double a, double A, double b, double B, double clump);

#endif
