#include "stats/fdr.h"

#include "base/arena.h"

#include <stdlib.h>

typedef struct test {
    double p;
    uint32_t at;
} test;

static int by_p(const void *a, const void *b) {
    double x = ((const test *)a)->p, y = ((const test *)b)->p;
    return (x > y) - (x < y);
}

void q_values(const double *p, uint32_t n, double *q) {
    if (!n) return;
    test *t = mem_alloc(n * sizeof *t);
    for (uint32_t i = 0; i < n; i++) t[i] = (test){p[i], i};
    qsort(t, n, sizeof *t, by_p);
    double least = 1;
    for (uint32_t i = n; i > 0; i--) {
        double here = t[i - 1].p * n / i;
        if (here < least) least = here;
        q[t[i - 1].at] = least;
    }
    free(t);
}
