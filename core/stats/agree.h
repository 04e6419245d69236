/* agree: how well a score agrees with what people judged.
 *
 *      numbers   score x, label y      Pearson, Spearman, mean errors, the line of y on x
 *      labels    table of units        precision, recall, F1, accuracy, kappa, alpha
 *
 *                     script →  a   b   c
 *            gold ↓    a       [8   1   .]      the table: gold × script, row after row
 *                      b       [2   5   1]
 *                      c       [.   .   3]
 *
 * Each pair or unit may count several times or not at all (`times`; NULL = each once), as the
 * replicates of a bootstrap have it (stats/boot.h). What is undefined, a correlation with
 * something that does not vary, say, is NaN. Nothing here fails. Formulas:
 *
 *   Pearson    r = Σ(x−x̄)(y−ȳ) / √(Σ(x−x̄)² Σ(y−ȳ)²), sums around the means (Pearson 1895)
 *   Spearman   ρ = r of the ranks; equal values share the average of their ranks (Spearman 1904;
 *              Kendall 1945 on ties)
 *   MAE, RMSE  mean |x−y|; √ mean (x−y)²
 *   line       least squares: y = intercept + slope × x
 *   precision  of label c: n_cc / those the script called c; recall: n_cc / those people called c;
 *              F1 = 2 n_cc / (both), their harmonic mean (van Rijsbergen 1979)
 *   macro-F1   mean of F1 over the labels that occur on either side
 *   kappa      κ = (p_o − p_e) / (1 − p_e), p_e = Σ row share × column share (Cohen 1960)
 *   alpha      α = 1 − D_o / D_e from the coincidences of values within units, for any number of
 *              coders and missing values; nominal (Krippendorff 2011, "Computing Krippendorff's
 *              Alpha-Reliability")
 *   Wilson     interval of k of n at 95%: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)
 *              (Wilson 1927)
 */
#ifndef TENOR_STATS_AGREE_H
#define TENOR_STATS_AGREE_H

#include "stats/boot.h"

/* ---- numbers ----------------------------------------------------------------------------- */

typedef struct agree_numbers {
    const double *x, *y; /* score and label */
    uint32_t n;
    const uint32_t *by_x, *by_y; /* indices in the order of x and of y (agree_order) */
} agree_numbers;

typedef struct agree_line {
    double intercept, slope;
} agree_line;

/* Indices of x in ascending order, equal ones by index. */
void agree_order(const double *x, uint32_t n, uint32_t *order);
/* Ranks from 1 on, in `rank`; equal values share the average of the ranks they would have had. */
void agree_ranks(const double *x, const uint32_t *order, const uint32_t *times, uint32_t n,
                 double *rank);

double agree_pearson(const double *x, const double *y, const uint32_t *times, uint32_t n);
/* `room`: 2n doubles to work in. */
double agree_spearman(const agree_numbers *a, const uint32_t *times, double *room);
double agree_mae(const agree_numbers *a, const uint32_t *times);
double agree_rmse(const agree_numbers *a, const uint32_t *times);
agree_line agree_fit(const agree_numbers *a);

/* ---- labels ------------------------------------------------------------------------------ */

/* k × k counts, gold × script. */
typedef struct agree_table {
    uint64_t *count;
    uint32_t k;
} agree_table;

uint64_t agree_units(const agree_table *t);
uint64_t agree_gold(const agree_table *t, uint32_t label);   /* units people gave the label */
uint64_t agree_script(const agree_table *t, uint32_t label); /* units the script gave it */
double agree_precision(const agree_table *t, uint32_t label);
double agree_recall(const agree_table *t, uint32_t label);
double agree_f1(const agree_table *t, uint32_t label);
double agree_macro_f1(const agree_table *t);
double agree_accuracy(const agree_table *t);
double agree_kappa(const agree_table *t);

/* Of k × k coincidences: each ordered pair of the m values that coders gave one unit weighs
 * 1 / (m − 1). */
double agree_alpha(const double *o, uint32_t k);
double agree_table_alpha(const agree_table *t, double *room); /* of two coders; k × k doubles */

/* ---- shares ------------------------------------------------------------------------------ */

interval agree_wilson(uint64_t hits, uint64_t n);

#endif
