#include "stats/boot.h"

#include <math.h>
#include <stdlib.h>

uint64_t boot_seed(str id) { return str_hash(id); }

/* The r-th number of SplitMix64 without the ones before it: its state only ever adds a constant. */
static uint64_t split_mix(uint64_t seed, uint32_t r) {
    uint64_t z = seed + (r + (uint64_t)1) * 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

uint32_t boot_count(uint64_t seed, uint32_t replicate) {
    /* floor(2^64 × P(count ≤ k)) of Poisson(1), k = 0, 1 …: what lies above the last is one in
     * 10^19. */
    static const uint64_t up_to[] = {
        0x5e2d58d8b3bcdf1a, 0xbc5ab1b16779be35, 0xeb715e1dc1582dc2, 0xfb23979734a252f1,
        0xff1025f59174dc3d, 0xffd90f3ba4055e19, 0xfffa8b71fc72c913, 0xffff540c0914b3c9,
        0xffffed1f4aa8f120, 0xfffffe216e641462, 0xffffffd4d85d3183, 0xfffffffc6da262b4,
        0xffffffffba12d178, 0xfffffffffb07c64c, 0xffffffffffab8ea5, 0xfffffffffffabe22,
        0xffffffffffffb11a, 0xfffffffffffffba1, 0xffffffffffffffc5, 0xfffffffffffffffd};
    uint64_t x = split_mix(seed, replicate);
    uint32_t k = 0;
    while (k < sizeof up_to / sizeof *up_to && x >= up_to[k]) k++;
    return k;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, uint32_t n, double p) {
    double at = p * (n - 1);
    uint32_t below = (uint32_t)at;
    if (below + 1 >= n) return sorted[n - 1];
    return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
}

interval boot_interval(double *values, uint32_t n) {
    uint32_t defined = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!isnan(values[i])) values[defined++] = values[i];
    if (!defined || defined < n - defined) return (interval){NAN, NAN};
    qsort(values, defined, sizeof *values, by_value);
    return (interval){quantile(values, defined, 0.025), quantile(values, defined, 0.975)};
}
