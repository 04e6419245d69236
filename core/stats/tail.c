#include "stats/tail.h"

#include <math.h>
#include <stdbool.h>

static const double tiny = 1e-300, close = 1e-15;

/* ---- normal ------------------------------------------------------------------------------ */

double tail_normal_above(double z) { return erfc(z * M_SQRT1_2) / 2; }

/* ---- gamma ------------------------------------------------------------------------------- */

enum { LARGE_SHAPE = 1000000 }; /* neither way below takes more than some 10 √a steps */

/* e^(−x) x^a / Γ(a): what both ways multiply by. */
static double gamma_front(double a, double x) { return exp(a * log(x) - x - lgamma(a)); }

/* P(a, x) = front × Σ x^n / (a (a + 1) … (a + n)). */
static double gamma_series(double a, double x) {
    double part = 1 / a, sum = part;
    for (double n = 1; part > sum * close; n++) sum += part *= x / (a + n);
    return gamma_front(a, x) * sum;
}

/* Q(a, x) = front / (x + 1 − a − 1 (1 − a) / (x + 3 − a − 2 (2 − a) / (x + 5 − a − …))). */
static double gamma_fraction(double a, double x) {
    double b = x + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
    for (double n = 1; n < 1e5; n++) {
        double k = -n * (n - a);
        b += 2;
        d = k * d + b;
        c = b + k / c;
        if (fabs(d) < tiny) d = tiny;
        if (fabs(c) < tiny) c = tiny;
        d = 1 / d;
        h *= d * c;
        if (fabs(d * c - 1) < close) break;
    }
    return gamma_front(a, x) * h;
}

/* The cube root of a gamma variable is about normal (Wilson and Hilferty 1931). */
static double gamma_normal(double a, double x) {
    return (cbrt(x / a) - 1 + 1 / (9 * a)) * 3 * sqrt(a);
}

double tail_gamma_below(double a, double x) {
    if (x <= 0) return 0;
    if (a > LARGE_SHAPE) return tail_normal_above(-gamma_normal(a, x));
    return x < a + 1 ? gamma_series(a, x) : 1 - gamma_fraction(a, x);
}

double tail_gamma_above(double a, double x) {
    if (x <= 0) return 1;
    if (a > LARGE_SHAPE) return tail_normal_above(gamma_normal(a, x));
    return x < a + 1 ? 1 - gamma_series(a, x) : gamma_fraction(a, x);
}

/* ---- beta, Student's t ------------------------------------------------------------------- */

/* The continued fraction of the incomplete beta function, by Lentz's method (Lentz 1976). */
static double beta_fraction(double a, double b, double x) {
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    if (fabs(d) < tiny) d = tiny;
    d = 1 / d;
    double h = d;
    for (int m = 1; m < 500; m++) {
        for (int odd = 0; odd < 2; odd++) {
            double k = odd ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
                           : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 + k * d;
            c = 1 + k / c;
            if (fabs(d) < tiny) d = tiny;
            if (fabs(c) < tiny) c = tiny;
            d = 1 / d;
            h *= d * c;
        }
        if (fabs(d * c - 1) < close) break;
    }
    return h;
}

/* The regularised incomplete beta function I_x(a, b) (DLMF 8.17). */
double tail_beta_below(double a, double b, double x) {
    if (x <= 0 || x >= 1) return x >= 1;
    double front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
    if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(a, b, x) / a;
    return 1 - front * beta_fraction(b, a, 1 - x) / b;
}

double tail_t(double t, double df) { return tail_beta_below(df / 2, 0.5, df / (df + t * t)); }

double student_t(double p, double df) {
    double low = 0, high = 1;
    double tail = 2 * (1 - p);
    while (high < 1e9 && tail_t(high, df) > tail) high *= 2;
    for (int i = 0; i < 200 && high - low > 1e-15 * high; i++) {
        double t = (low + high) / 2;
        if (tail_t(t, df) > tail)
            low = t;
        else
            high = t;
    }
    return (low + high) / 2;
}
