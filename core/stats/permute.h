/* permute: would a word be spread so unevenly if articles were dealt out at random?
 *
 *      all articles   e = x − R y     R = Σx / Σy, the rate of both together
 *      group          +2.1 −0.4 +0.9         T = Σ e over the group = +2.6: uses beyond its share
 *      reference      −1.1 −0.6 −0.4 −0.5
 *
 * Words do not fall one by one: an article about a strike says *strike* ten times. So articles are
 * dealt, not words: had the group drawn its articles blindly from those of both, how often would T
 * be as far out? The distribution of T over all such draws needs no drawing. Its mean is 0 and its
 * second and third moments are known (Fisher 1930; Pitman 1937): with n of N articles, π = n / N,
 *
 *      E T² = π(1−π) Σe² N/(N−1)       E T³ = π(1−π)(1−2π) Σe³ N²/((N−1)(N−2))
 *
 * and p is the tail of the Pearson type III (shifted gamma) distribution that has them (Mielke and
 * Berry 2007, "Permutation Methods"), the smaller tail twice. The sums of stats/terms.h are enough.
 *
 * Four things keep p from being smaller than it should be:
 *
 *   peaks    Two articles that repeat a word and repeat it (stats/terms.h keeps them) make a
 *            distribution of lumps that no three moments describe. So they are dealt one by one:
 *            for each of the four ways to have them in the group or not, its chance times the tail
 *            of the sum over all others, to which R and e then refer. A word of one or two articles
 *            has an exact p
 *   length   A longer article has more room for e. Where the articles of the group are longer than
 *            the others, dealing would give T too little variance. So the moments of e are laid on
 *            articles by their words: the second as α y + β y² (each use for itself; articles about
 *            it), α, β ≥ 0 from Σe² and Σe²y, the third as y (α + β y)². With w the group's share
 *            of words, φ and ψ of these, T = (1−w) Σ_group x − w Σ_reference x has
 *
 *                E T² = ((1−w)² φ + w² (1−φ)) Σe² N/(N−1)
 *                E T³ = ((1−w)³ ψ − w³ (1−ψ)) Σe³ N²/((N−1)(N−2))
 *
 *            which are the moments above when all articles are equally long (w = φ = ψ = π). For
 *            the chance of a peak, n / N is the share of articles or of words, the larger one
 *   steps    A word comes in clumps, all uses of one article at once, so that T moves in steps.
 *            Half a clump (permute_clump) comes off |T|: for a word that no article uses twice,
 *            the correction for continuity of Yates (1934)
 *   bounds   The thin tail of a skewed gamma ends, and close to its end is far too thin. For a word
 *            used too little the skewness is therefore at most what even clumps would have. And p
 *            is at least twice the chance that a blind draw holds all k articles of the group that
 *            use the word, n(n−1)…(n−k+1) / N(N−1)…(N−k+1); for one used too little, that the
 *            reference holds all that do
 *
 * Articles must be independent: copies of one article should be counted once. p > 0 always, and 1
 * where nothing can be told. Nothing here fails. */
#ifndef TENOR_STATS_PERMUTE_H
#define TENOR_STATS_PERMUTE_H

#include <stdint.h>

/* A label in a set of articles: the sums of stats/terms.h. */
typedef struct usage {
    double n, y, yy, yyy;                        /* articles; words */
    double docs, x, xx, xxx, xy, xxy, xyy, root; /* of the label */
} usage;

enum { PERMUTE_PEAKS = 2 };

typedef struct deal {
    usage group, both; /* both: group and reference */
    struct {
        double x, y;
    } peak[PERMUTE_PEAKS]; /* articles of both that use the word most */
    uint32_t peaks;
    usage dealt; /* both without the peaks */
} deal;

/* Second and third moment of T over the articles dealt, of which group and reference have their
 * shares of both; 0 where there is nothing to be dealt. */
typedef struct permute_moments {
    double second, third;
} permute_moments;

permute_moments permute_moments_of(const usage *group, const usage *both, const usage *dealt);
/* Two-sided. */
double permute_p(const deal *d);
/* Σe² N/(N−1) / Σx, at least 1: how many times the variance is what it would be if every use stood
 * for itself (the index of dispersion), so how many uses tell no more than one would. */
double permute_clump(const usage *u);

#endif
