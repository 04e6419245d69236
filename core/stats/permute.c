#include "stats/permute.h"

#include "stats/tail.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

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

double permute_clump(const usage *u) {
    if (u->n < 2 || u->x <= 0 || u->y <= 0) return 1;
    double d = residuals_of(u).ee * u->n / (u->n - 1) / u->x;
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

permute_moments permute_moments_of(const usage *group, const usage *both, const usage *dealt) {
    double N = dealt->n, w = group->y / both->y, v = 1 - w;
    if (!(N >= 2 && dealt->y > 0 && w > 0 && w < 1)) return (permute_moments){0};
    residuals e = residuals_of(dealt);
    growth g = growth_of(dealt, &e);
    double second = second_of(g, group) / second_of(g, both);
    double third = third_of(g, group) / third_of(g, both);
    permute_moments m = {.second = (v * v * second + w * w * (1 - second)) * e.ee * N / (N - 1)};
    if (N > 2)
        m.third = (v * v * v * third - w * w * w * (1 - third)) * e.eee * N / (N - 1) * N / (N - 2);
    return m;
}

/* P(X ≥ x) of the Pearson type III distribution with mean 0, variance 1 and the skewness given. */
static double pearson3_above(double x, double skewness) {
    if (fabs(skewness) < 1e-6) return tail_normal_above(x);
    double shape = 4 / (skewness * skewness), at = shape + 2 * x / skewness;
    return skewness > 0 ? tail_gamma_above(shape, at) : tail_gamma_below(shape, at);
}

/* Of group and reference the one that uses the word too much: what T is over its articles but the
 * peaks. */
typedef struct side {
    double second, third, step; /* moments; what comes off T */
    double share, uses;         /* the other side's share of words; uses in the articles dealt */
} side;

/* P(T ≥ t). */
static double beyond(const side *s, double t) {
    if (!(s->second > 0)) return t < 1e-9; /* nothing moves but the peaks */
    double sd = sqrt(s->second), skewness = s->third / (s->second * sd), q = s->share;
    /* Negative skewness: a thin tail, of a word that the other side uses too little. What makes it
     * thin is that nobody uses a word less than never, which is so for even clumps as well, of a
     * binomial number; a few large ones add skewness, but nothing of that kind. */
    double even = (1 - 2 * q) / (1 - q) * sd / (q * s->uses);
    if (skewness < 0) skewness = fmax(skewness, fmin(-even, 0));
    return pearson3_above((t - s->step) / sd, skewness);
}

/* Chance that of k of N articles, n of them drawn blindly, just those j are drawn; n need not be
 * whole. */
static double chance_of(uint32_t j, uint32_t k, double n, double N) {
    double p = 1;
    for (uint32_t i = 0; i < k; i++) p *= fmax(0, i < j ? n - i : N - n - (i - j)) / (N - i);
    return p;
}

/* Chance that k of N articles are all among n drawn blindly. */
static double chance_of_all(double k, double n, double N) {
    if (k > n) return 0;
    return exp(lgamma(n + 1) - lgamma(n - k + 1) - lgamma(N + 1) + lgamma(N - k + 1));
}

double permute_p(const deal *d) {
    const usage *group = &d->group, *both = &d->both, *dealt = &d->dealt;
    double N = both->n, w = group->y / both->y;
    if (!(N >= 3 && group->n >= 1 && group->n < N && w > 0 && w < 1)) return 1;
    permute_moments m = permute_moments_of(group, both, dealt);
    double rate = dealt->y > 0 ? dealt->x / dealt->y : 0;
    double t = group->x - rate * group->y, mean = 0;
    for (uint32_t i = 0; i < d->peaks; i++)
        mean += (d->peak[i].x - rate * d->peak[i].y) * group->n / N;

    /* Of articles and of words the larger share counts, so that a long article is as likely to be
     * where it is as its length says. */
    bool over = t > mean;
    double sign = over ? 1 : -1, n = over ? group->n : N - group->n;
    n = fmax(n, (over ? w : 1 - w) * N);
    side s = {m.second, sign * m.third, permute_clump(dealt) / 2, over ? 1 - w : w, dealt->x};
    double tail = 0;
    for (uint32_t drawn = 0; drawn < 1U << d->peaks; drawn++) { /* which peaks are on this side */
        double moved = 0;
        uint32_t j = 0;
        for (uint32_t i = 0; i < d->peaks; i++) {
            bool here = drawn >> i & 1;
            j += here;
            if (here == over) moved += d->peak[i].x - rate * d->peak[i].y;
        }
        tail += chance_of(j, d->peaks, n, N) * beyond(&s, sign * (t - moved));
    }
    double least = chance_of_all(over ? group->docs : both->docs - group->docs, n, N);
    return fmin(1, 2 * fmax(fmax(tail, least), DBL_MIN));
}
