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
 * Three things keep p from being smaller than it should be:
 *
 *   length   A longer article has more room for e. Where the articles of the group are longer than
 *            the others, dealing would give T too little variance. So the moments of e are laid on
 *            articles by their words: the second as α y + β y² (each use for itself; articles about
 *            it), α, β ≥ 0 from Σe² and Σe²y, the third as y (α + β y)². With w the group's share
 *            of words, φ and ψ of these, T = (1−w) Σ_group x − w Σ_reference x has
 *
 *                E T² = ((1−w)² φ + w² (1−φ)) Σe² N/(N−1)
 *                E T³ = ((1−w)³ ψ − w³ (1−ψ)) Σe³ N²/((N−1)(N−2))
 *
 *            which are the moments above when all articles are equally long (w = φ = ψ = π)
 *   steps    A word comes in clumps, all uses of one article at once, so that T moves in steps.
 *            Half a clump (permute_clump) comes off |T|: for a word that no article uses twice,
 *            the correction for continuity of Yates (1934)
 *   few      k articles of the group use the word: p is at least twice the chance that a blind draw
 *            holds all of these k, n(n−1)…(n−k+1) / N(N−1)…(N−k+1); for a word the group uses too
 *            little, that the reference holds all that do use it. So a word that one article says
 *            a hundred times is no surer than a word it says once. For n / N the group's share of
 *            articles or of words is taken, whichever is larger
 *
 * Articles must be independent: copies of one article should be counted once. p > 0 always, and 1
 * where nothing can be told. Nothing here fails. */
#ifndef TENOR_STATS_PERMUTE_H
#define TENOR_STATS_PERMUTE_H

/* A label in a set of articles: the sums of stats/terms.h. */
typedef struct usage {
    double n, y, yy, yyy;                        /* articles; words */
    double docs, x, xx, xxx, xy, xxy, xyy, root; /* of the label */
} usage;

/* T and its second and third moment; all 0 where there is nothing to be dealt. */
typedef struct permute_moments {
    double t, second, third;
} permute_moments;

/* `both` is group and reference together. */
permute_moments permute_moments_of(const usage *group, const usage *both);
/* Two-sided. */
double permute_p(const usage *group, const usage *both);
/* Σe² N/(N−1) / Σx, at least 1: how many times the variance is what it would be if every use stood
 * for itself (the index of dispersion), so how many uses tell no more than one would. */
double permute_clump(const usage *both);

#endif
