#include "stats/agree.h"

#include <math.h>
#include <stdlib.h>

static uint32_t times_of(const uint32_t *times, uint32_t i) { return times ? times[i] : 1; }

/* ---- numbers ----------------------------------------------------------------------------- */

static int by_value_then_place(const void *a, const void *b, void *values) {
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    const double *x = values;
    if (x[i] != x[j]) return x[i] < x[j] ? -1 : 1;
    return (i > j) - (i < j);
}

void agree_order(const double *x, uint32_t n, uint32_t *order) {
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    qsort_r(order, n, sizeof *order, by_value_then_place, (void *)(uintptr_t)x);
}

/* Means, and the sums of squares and products around them. */
typedef struct moments {
    double n, x, y, xx, yy, xy;
} moments;

static moments moments_of(const double *x, const double *y, const uint32_t *times, uint32_t n) {
    moments m = {0};
    for (uint32_t i = 0; i < n; i++) {
        double w = times_of(times, i);
        m.n += w;
        m.x += w * x[i];
        m.y += w * y[i];
    }
    m.x /= m.n;
    m.y /= m.n;
    for (uint32_t i = 0; i < n; i++) {
        double w = times_of(times, i), dx = x[i] - m.x, dy = y[i] - m.y;
        m.xx += w * dx * dx;
        m.yy += w * dy * dy;
        m.xy += w * dx * dy;
    }
    return m;
}

/* A sum of squares that is rounding alone: all values were the same. */
static bool constant(double squares, double n, double mean) {
    double slip = 1e-14 * fabs(mean);
    return !(squares > n * slip * slip);
}

double agree_pearson(const double *x, const double *y, const uint32_t *times, uint32_t n) {
    moments m = moments_of(x, y, times, n);
    if (constant(m.xx, m.n, m.x) || constant(m.yy, m.n, m.y)) return NAN;
    /* One root of the product: sums over ranks are exact, so that a perfect order is exactly 1. */
    double scale = sqrt(m.xx * m.yy);
    if (!isnormal(scale)) scale = sqrt(m.xx) * sqrt(m.yy);
    double r = m.xy / scale;
    return r > 1 ? 1 : r < -1 ? -1 : r; /* rounding may step over */
}

/* With `before` units below them, `equal` units of one value share before + (equal + 1) / 2. */
void agree_ranks(const double *x, const uint32_t *order, const uint32_t *times, uint32_t n,
                 double *rank) {
    double before = 0;
    for (uint32_t i = 0, end; i < n; i = end) {
        double equal = 0;
        for (end = i; end < n && x[order[end]] == x[order[i]]; end++)
            equal += times_of(times, order[end]);
        for (uint32_t j = i; j < end; j++) rank[order[j]] = before + (equal + 1) / 2;
        before += equal;
    }
}

double agree_spearman(const agree_numbers *a, const uint32_t *times, double *room) {
    agree_ranks(a->x, a->by_x, times, a->n, room);
    agree_ranks(a->y, a->by_y, times, a->n, room + a->n);
    return agree_pearson(room, room + a->n, times, a->n);
}

double agree_mae(const agree_numbers *a, const uint32_t *times) {
    double sum = 0, n = 0;
    for (uint32_t i = 0; i < a->n; i++) {
        sum += times_of(times, i) * fabs(a->x[i] - a->y[i]);
        n += times_of(times, i);
    }
    return sum / n;
}

double agree_rmse(const agree_numbers *a, const uint32_t *times) {
    double sum = 0, n = 0;
    for (uint32_t i = 0; i < a->n; i++) {
        sum += times_of(times, i) * (a->x[i] - a->y[i]) * (a->x[i] - a->y[i]);
        n += times_of(times, i);
    }
    return sqrt(sum / n);
}

agree_line agree_fit(const agree_numbers *a) {
    moments m = moments_of(a->x, a->y, NULL, a->n);
    if (constant(m.xx, m.n, m.x)) return (agree_line){NAN, NAN};
    double slope = m.xy / m.xx;
    return (agree_line){m.y - slope * m.x, slope};
}

/* ---- labels ------------------------------------------------------------------------------ */

static uint64_t right(const agree_table *t, uint32_t label) {
    return t->count[(size_t)label * t->k + label];
}

uint64_t agree_gold(const agree_table *t, uint32_t label) {
    uint64_t n = 0;
    for (uint32_t i = 0; i < t->k; i++) n += t->count[(size_t)label * t->k + i];
    return n;
}

uint64_t agree_script(const agree_table *t, uint32_t label) {
    uint64_t n = 0;
    for (uint32_t i = 0; i < t->k; i++) n += t->count[(size_t)i * t->k + label];
    return n;
}

uint64_t agree_units(const agree_table *t) {
    uint64_t n = 0;
    for (uint32_t i = 0; i < t->k; i++) n += agree_gold(t, i);
    return n;
}

static double share(double part, double whole) { return whole > 0 ? part / whole : NAN; }

double agree_precision(const agree_table *t, uint32_t label) {
    return share((double)right(t, label), (double)agree_script(t, label));
}

double agree_recall(const agree_table *t, uint32_t label) {
    return share((double)right(t, label), (double)agree_gold(t, label));
}

double agree_f1(const agree_table *t, uint32_t label) {
    return share(2 * (double)right(t, label),
                 (double)agree_gold(t, label) + (double)agree_script(t, label));
}

double agree_macro_f1(const agree_table *t) {
    double sum = 0, n = 0;
    for (uint32_t i = 0; i < t->k; i++) {
        double f1 = agree_f1(t, i);
        if (isnan(f1)) continue;
        sum += f1;
        n++;
    }
    return share(sum, n);
}

double agree_accuracy(const agree_table *t) {
    uint64_t n = 0;
    for (uint32_t i = 0; i < t->k; i++) n += right(t, i);
    return share((double)n, (double)agree_units(t));
}

double agree_kappa(const agree_table *t) {
    double n = (double)agree_units(t), expected = 0;
    for (uint32_t i = 0; i < t->k; i++)
        expected += (double)agree_gold(t, i) / n * ((double)agree_script(t, i) / n);
    return share(agree_accuracy(t) - expected, 1 - expected);
}

double agree_alpha(const double *o, uint32_t k) {
    double n = 0, agreed = 0, chance = 0;
    for (uint32_t c = 0; c < k; c++) {
        double n_c = 0;
        for (uint32_t i = 0; i < k; i++) n_c += o[(size_t)c * k + i];
        n += n_c;
        chance += n_c * (n_c - 1);
        agreed += o[(size_t)c * k + c];
    }
    return share((n - 1) * agreed - chance, n * (n - 1) - chance);
}

double agree_table_alpha(const agree_table *t, double *room) {
    for (uint32_t i = 0; i < t->k; i++)
        for (uint32_t j = 0; j < t->k; j++)
            room[(size_t)i * t->k + j] =
                (double)(t->count[(size_t)i * t->k + j] + t->count[(size_t)j * t->k + i]);
    return agree_alpha(room, t->k);
}

/* ---- shares ------------------------------------------------------------------------------ */

interval agree_wilson(uint64_t hits, uint64_t n) {
    if (!n) return (interval){NAN, NAN};
    const double z = 1.9599639845400545;
    double N = (double)n, p = (double)hits / N, zz = z * z / N;
    double middle = p + zz / 2, reach = z * sqrt(p * (1 - p) / N + zz / (4 * N));
    double low = (middle - reach) / (1 + zz), high = (middle + reach) / (1 + zz);
    /* Exactly 0 and 1 at the ends, where rounding leaves a trace. */
    return (interval){hits ? low : 0, hits < n ? high : 1};
}
