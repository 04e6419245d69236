/* tail: how much of a distribution lies beyond a value.
 *
 *              ╭─╮
 *            ╭─╯ ╰─╮                 p = the share of what chance alone would do that is at
 *         ╭──╯     ╰──╮              least as far out
 *      ───╯           ╰──▒▒▒──
 *                        x
 *
 *   normal    P(Z ≥ z) = ½ erfc(z / √2)
 *   gamma     the shares of the gamma distribution of shape a and scale 1 below and above x: the
 *             regularised incomplete gamma functions P(a, x) and Q(a, x) (DLMF 8.2), by the power
 *             series where x < a + 1 (DLMF 8.7.1), else by the continued fraction (DLMF 8.9.2)
 *   beta      the share of Beta(a, b) below x: the regularised incomplete beta function I_x(a, b),
 *             by its continued fraction (DLMF 8.17)
 *   Student   P(|T| ≥ t) = I_{df / (df + t²)}(df / 2, ½) (Student 1908)
 *
 * Continued fractions by Lentz's method (Lentz 1976). Small tails keep their digits, about 12 of
 * them up to a shape of 10^6. A larger shape is all but normal and takes the cube root of Wilson
 * and Hilferty (1931): good to 4 digits out to 5 standard deviations. Tails below 1e-308 are 0.
 * Nothing here fails; what is no number gives none. */
#ifndef TENOR_STATS_TAIL_H
#define TENOR_STATS_TAIL_H

/* One-sided, above z. */
double tail_normal_above(double z);
/* Shape a > 0. */
double tail_gamma_below(double a, double x);
double tail_gamma_above(double a, double x);
/* a, b > 0. */
double tail_beta_below(double a, double b, double x);
/* Two-sided, df > 0. */
double tail_t(double t, double df);

/* Quantile of Student's t with `df` degrees of freedom at probability p (0.5 < p < 1). */
double student_t(double p, double df);

#endif
