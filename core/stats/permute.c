#include "stats/permute.h"

#include "stats/tail.h"

#include <float.h>
#include <math.h>

/* Sums over the articles of both. */
typedef struct residuals {
    double rate;
    double ee, eee, eey; /* Σe² Σe³ Σe²y */
} residuals;

static residuals residuals_of(const usage *u) {
    double r = u->x / u->y;
    residuals e = {.rate = r,
                   .ee = u->xx - 2 * r * u->xy + r * r * u->yy,
                   .eee = u->xxx - 3 * r * u->xxy + 3 * r * r * u->xyy - r * r * r * u->yyy,
                   .eey = u->xxy - 2 * r * u->xyy + r * r * u->yyy};
    /* Below this it is rounding: every article has its exact share. */
    if (!(e.ee > 1e-12 * u->xx)) e.ee = e.eee = e.eey = 0;
    return e;
}

double permute_clump(const usage *both) {
    if (both->n < 2 || both->x <= 0 || both->y <= 0) return 1;
    double d = residuals_of(both).ee * both->n / (both->n - 1) / both->x;
    return d > 1 ? d : 1;
}

/* How the variance of e grows with the words of an article: α y + β y², such that
 * Σe² = α Σy + β Σy² and Σe²y = α Σy² + β Σy³. */
typedef struct growth {
    double alpha, beta;
} growth;

static growth growth_of(const usage *u, const residuals *e) {
    double det = u->y * u->yyy - u->yy * u->yy;
    growth by_words = {1, 0}, by_squares = {0, 1};      /* only shares are asked for */
    if (!(det > 1e-9 * u->y * u->yyy)) return by_words; /* all equally long: no matter */
    double alpha = (e->ee * u->yyy - e->eey * u->yy) / det;
    double beta = (e->eey * u->y - e->ee * u->yy) / det;
    return beta <= 0 ? by_words : alpha <= 0 ? by_squares : (growth){alpha, beta};
}

static double second_of(growth g, const usage *u) { return g.alpha * u->y + g.beta * u->yy; }

/* Counts whose variance grows so (negative binomial ones, say) have a third moment that grows about
 * as y (α + β y)². */
static double third_of(growth g, const usage *u) {
    return g.alpha * g.alpha * u->y + 2 * g.alpha * g.beta * u->yy + g.beta * g.beta * u->yyy;
}

/* P(X ≥ x) of the Pearson type III distribution with mean 0, variance 1 and the skewness given. */
static double pearson3_above(double x, double skewness) {
    if (fabs(skewness) < 1e-6) return tail_normal_above(x);
    double shape = 4 / (skewness * skewness), at = shape + 2 * x / skewness;
    return skewness > 0 ? tail_gamma_above(shape, at) : tail_gamma_below(shape, at);
}

/* Chance that k of N articles are all among n drawn blindly; n need not be whole. */
static double chance_of_all(double k, double n, double N) {
    if (k > n) return 0;
    return exp(lgamma(n + 1) - lgamma(n - k + 1) - lgamma(N + 1) + lgamma(N - k + 1));
}

permute_moments permute_moments_of(const usage *group, const usage *both) {
    double N = both->n, w = group->y / both->y, v = 1 - w;
    if (!(N >= 3 && group->n >= 1 && group->n < N && w > 0 && w < 1)) return (permute_moments){0};
    residuals e = residuals_of(both);
    growth g = growth_of(both, &e);
    double second = second_of(g, group) / second_of(g, both);
    double third = third_of(g, group) / third_of(g, both);
    return (permute_moments){.t = group->x - e.rate * group->y,
                             .second = (v * v * second + w * w * (1 - second)) * e.ee * N / (N - 1),
                             .third = (v * v * v * third - w * w * w * (1 - third)) * e.eee * N *
                                      N / ((N - 1) * (N - 2))};
}

double permute_p(const usage *group, const usage *both) {
    permute_moments m = permute_moments_of(group, both);
    if (!(m.second > 0)) return 1;
    double sd = sqrt(m.second), skewness = m.third / (m.second * sd);
    double step = permute_clump(both) / 2;
    double N = both->n, words = group->y / both->y * N; /* what of N is the group's by its words */
    double tail, least;
    if (m.t > 0) {
        tail = pearson3_above((m.t - step) / sd, skewness);
        least = chance_of_all(group->docs, fmax(group->n, words), N);
    } else {
        tail = pearson3_above((-m.t - step) / sd, -skewness);
        least = chance_of_all(both->docs - group->docs, fmax(N - group->n, N - words), N);
    }
    return fmin(1, 2 * fmax(fmax(tail, least), DBL_MIN));
}
