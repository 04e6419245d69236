/* keyness: which words set a group of articles apart, and how sure that is.
 *
 *                       group     reference              reference: all other groups, or one of
 *      uses of w         a          b                    them; all from stats/terms.h
 *      other words     A − a      B − b
 *
 * One row for each group and each label that enough articles of the two use. Logarithms are natural
 * unless they say otherwise.
 *
 *   rate        100 000 a / A: uses in 100 000 words
 *   g2          G² = 2 Σ O ln(O / E) over the four cells of the table, with the sign of the
 *               difference of the rates (Dunning 1993; Rayson and Garside 2000 leave out the lower
 *               two cells, which makes it a little smaller). Taken for χ² with 1 degree of freedom
 *               it holds every use of a word to be independent of the others, and is far too sure
 *               (Lijffijt et al. 2016): hence p, below
 *   ratio       log2 of the ratio of the two rates (Hardie 2014), 1 = twice as often; finite for
 *               words that one side never uses (stats/ratio.h)
 *   low, high   its 95% interval, uses counted in clumps as articles bring them (stats/ratio.h)
 *   z           log odds of w against all other words, group against reference, over their standard
 *               deviation, with an informative Dirichlet prior: `prior` words among which w is as
 *               frequent as in all groups together (Monroe, Colaresi and Quinn 2008, equations 16,
 *               20 and 22)
 *   evenness    Rosengren's S = (Σ√(x y))² / (a A) over the articles of the group: 1 = each has its
 *               share, near 0 = one has all (Rosengren 1971; Gries 2008)
 *   p           permutation test over articles, two-sided (stats/permute.h)
 *   q           the share of false findings to be expected among the rows with a q as low
 *               (Benjamini and Hochberg 1995; stats/fdr.h), over all rows
 *
 * Rows come by group, then q, then |ratio| (high first), then label. The threshold looks at
 * articles of group and reference together, never at the difference, so that it does not bend q
 * (Bourgon, Gentleman and Huber 2010).
 *
 * Undefined numbers are NaN: the evenness of a word that isn't used, g2 and z where there are more
 * uses than words. Groups without words or without anything to be compared with have no rows.
 * Nothing here fails. */
#ifndef TENOR_STATS_KEYNESS_H
#define TENOR_STATS_KEYNESS_H

#include "stats/terms.h"

#define KEYNESS_REST UINT32_MAX

typedef struct keyness_options {
    uint32_t reference;  /* index of the group to compare with; KEYNESS_REST = all others */
    uint32_t least_docs; /* articles of group and reference that use a label, at least */
    double prior;        /* words; > 0 */
} keyness_options;

extern const keyness_options keyness_usual; /* the rest, 5 articles, 1000 words */

typedef struct keyness_row {
    uint32_t group; /* index */
    str term;       /* lives in `mem` */
    uint64_t times, docs, rest_times, rest_docs;
    double rate, rest_rate;
    double g2;
    double ratio, low, high;
    double z;
    double evenness, rest_evenness;
    double p, q;
} keyness_row;

/* Rows in `mem`. Where one group is the reference, it has no rows itself. */
keyness_row *keyness(const terms *const *groups, uint32_t n, const keyness_options *o, arena *mem,
                     uint32_t *n_rows);

/* The parts, for other callers. a of A words against b of B. */
double keyness_g2(double a, double A, double b, double B);
/* `prior` words, of which `expected` are w. */
double keyness_z(double a, double A, double b, double B, double prior, double expected);

#endif
