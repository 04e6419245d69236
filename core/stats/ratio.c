#include "stats/ratio.h"

#include "stats/tail.h"

#include <math.h>

double ratio_log2(double a, double A, double b, double B, double clump) {
    double half = clump / 2;
    return log2((a + half) / (A + half)) - log2((b + half) / (B + half));
}

static double share_below(double a, double b, double log_odds) {
    return tail_beta_below(a, b, 1 / (1 + exp(-log_odds)));
}

/* The log odds of Beta(a, b)'s quantile at p: false position with halving (the Illinois method;
 * Dowell and Jarratt 1971). */
static double beta_log_odds(double a, double b, double p) {
    double step = 2 * sqrt(1 / a + 1 / b), low = log(a / b), high = low;
    double below = share_below(a, b, low) - p, above = below;
    while (below > 0) below = share_below(a, b, low -= step) - p;
    while (above < 0) above = share_below(a, b, high += step) - p;
    for (int i = 0; i < 200 && high - low > 1e-9 && below < 0 && above > 0; i++) {
        double middle = high - above * (high - low) / (above - below);
        double here = share_below(a, b, middle) - p;
        if (fabs(here) < 1e-10) return middle;
        if (here < 0) {
            low = middle;
            below = here;
            above /= 2;
        } else {
            high = middle;
            above = here;
            below /= 2;
        }
    }
    return (low + high) / 2;
}

interval ratio_interval(double a, double A, double b, double B, double clump) {
    const double z95 = 1.9599639845400545;
    double own = a / clump, other = b / clump, ratio = ratio_log2(a, A, b, B, clump);
    double reach = z95 * sqrt(1 / (own + 0.5) + 1 / (other + 0.5)) * M_LOG2E;
    interval r = {ratio - reach, ratio + reach};
    double even = log2(B / A);
    if (a > 0) {
        double low = even + beta_log_odds(fmax(own, 1), other + 1, 0.025) * M_LOG2E;
        r.low = fmin(r.low, low);
    }
    if (b > 0) {
        double high = even + beta_log_odds(own + 1, fmax(other, 1), 0.975) * M_LOG2E;
        r.high = fmax(r.high, high);
    }
    return r;
}
