/* Tails against the tables that statistics books print, and against closed forms. */
#include "stats/tail.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void assert_near(double x, double expected, double within) {
    if (!(fabs(x - expected) <= within)) fail_msg("%.17g is not %.17g", x, expected);
}

static void assert_close(double x, double expected, double relative) {
    assert_near(x, expected, relative * fabs(expected));
}

static double both_tails(double z) { return 2 * tail_normal_above(fabs(z)); }
static double chi_squared(double x, double k) { return tail_gamma_above(k / 2, x / 2); }

/* Abramowitz and Stegun 1964, table 26.5; and z = 10, where digits could have been lost. */
static void normal_tails_are_those_of_the_tables(void **state) {
    (void)state;
    assert_close(both_tails(1.959963984540054), 0.05, 1e-14);
    assert_close(both_tails(-2.575829303548901), 0.01, 1e-14);
    assert_close(tail_normal_above(3.090232306167813), 0.001, 1e-13);
    assert_close(both_tails(10), 1.5239706048321e-23, 1e-12);
    assert_near(tail_normal_above(0), 0.5, 0);
    assert_near(both_tails(0), 1, 0);
}

/* The 5%, 1% and 0.1% points of every statistics book. */
static void chi_squared_tails_are_those_of_the_tables(void **state) {
    (void)state;
    static const double k[] = {1, 2, 3, 5, 10, 30, 100},
                        five[] = {3.841, 5.991, 7.815, 11.070, 18.307, 43.773, 124.342},
                        one[] = {6.635, 9.210, 11.345, 15.086, 23.209, 50.892, 135.807},
                        mille[] = {10.828, 13.816, 16.266, 20.515, 29.588, 59.703, 149.449};
    for (int i = 0; i < 7; i++) {
        assert_near(chi_squared(five[i], k[i]), 0.05, 2e-5);
        assert_near(chi_squared(one[i], k[i]), 0.01, 5e-6);
        assert_near(chi_squared(mille[i], k[i]), 0.001, 5e-7);
    }
}

/* Q(n, x) of a whole n is the chance of fewer than n events where x are expected (Poisson):
 * e^(−x) Σ_{k<n} x^k / k!. */
static double fewer(int n, double x) {
    double part = exp(-x), sum = 0;
    for (int k = 0; k < n; k++) {
        sum += part;
        part *= x / (k + 1);
    }
    return sum;
}

static void gamma_tails_agree_with_closed_forms(void **state) {
    (void)state;
    static const double x[] = {1e-8, 0.1, 0.5, 1, 2, 3, 7.5, 20, 60};
    for (size_t i = 0; i < sizeof x / sizeof *x; i++) {
        assert_close(tail_gamma_above(1, x[i]), exp(-x[i]), 1e-13);
        assert_close(tail_gamma_below(1, x[i]), -expm1(-x[i]), 1e-13);
        assert_close(tail_gamma_above(0.5, x[i]), erfc(sqrt(x[i])), 1e-12);
        assert_close(tail_gamma_below(0.5, x[i]), erf(sqrt(x[i])), 1e-12);
        for (int n = 2; n < 40; n += 5) {
            assert_close(tail_gamma_above(n, x[i]), fewer(n, x[i]), 1e-12);
            assert_near(tail_gamma_below(n, x[i]) + tail_gamma_above(n, x[i]), 1, 1e-14);
        }
    }
    assert_near(tail_gamma_above(3, 0), 1, 0);
    assert_near(tail_gamma_below(3, -1), 0, 0);
    assert_near(tail_gamma_above(2, 1e4), 0, 0); /* 1e-4339 */
}

/* Q(a + 1, x) = Q(a, x) + x^a e^(−x) / Γ(a + 1) (DLMF 8.8.6). */
static void gamma_tails_keep_the_recurrence(void **state) {
    (void)state;
    static const double a[] = {0.02, 0.16, 0.7, 3.3, 41.5, 900.25, 40000.5};
    for (size_t i = 0; i < sizeof a / sizeof *a; i++)
        for (double z = -4; z <= 6; z += 0.5) {
            double x = a[i] + z * sqrt(a[i]);
            if (x <= 0) continue;
            double step = exp(a[i] * log(x) - x - lgamma(a[i] + 1));
            assert_close(tail_gamma_above(a[i] + 1, x), tail_gamma_above(a[i], x) + step, 1e-10);
        }
}

/* On either side of the shape from which on the cube root is taken. */
static void large_shapes_go_over_smoothly(void **state) {
    (void)state;
    for (double z = 0.5; z <= 5; z += 0.5) {
        double exact = 1e6, rough = exact + 1;
        assert_close(tail_gamma_above(rough, rough + z * 1e3),
                     tail_gamma_above(exact, exact + z * 1e3), 2e-4);
        assert_close(tail_gamma_below(rough, rough - z * 1e3),
                     tail_gamma_below(exact, exact - z * 1e3), 2e-4);
    }
}

/* I_x(a, b) of whole a, b is the chance of a hits or more in a + b − 1 trials (DLMF 8.17.5). */
static void beta_tails_are_binomial(void **state) {
    (void)state;
    for (int a = 1; a < 12; a += 3)
        for (int b = 1; b < 12; b += 2)
            for (double x = 0.05; x < 1; x += 0.15) {
                double sum = 0;
                int n = a + b - 1;
                for (int k = a; k <= n; k++)
                    sum += exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(x) +
                               (n - k) * log1p(-x));
                assert_close(tail_beta_below(a, b, x), sum, 1e-12);
            }
    assert_near(tail_beta_below(2, 3, 0), 0, 0);
    assert_near(tail_beta_below(2, 3, 1), 1, 0);
}

/* Student's t, two-sided 95%: the values every statistics book prints. */
static void t_quantiles_are_those_of_the_tables(void **state) {
    (void)state;
    double df[] = {1, 2, 5, 10, 30, 120, 1e6},
           t[] = {12.706, 4.303, 2.571, 2.228, 2.042, 1.980, 1.960};
    for (size_t i = 0; i < 7; i++) {
        assert_near(student_t(0.975, df[i]), t[i], 5e-4);
        assert_near(tail_t(t[i], df[i]), 0.05, 5e-5);
        assert_near(tail_t(-t[i], df[i]), 0.05, 5e-5);
    }
    assert_near(student_t(0.95, 10), 1.8125, 5e-4);
    assert_near(tail_t(1, 1), 0.5, 1e-14); /* of Cauchy's distribution half lies beyond ±1 */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_tails_are_those_of_the_tables),
        cmocka_unit_test(chi_squared_tails_are_those_of_the_tables),
        cmocka_unit_test(gamma_tails_agree_with_closed_forms),
        cmocka_unit_test(gamma_tails_keep_the_recurrence),
        cmocka_unit_test(large_shapes_go_over_smoothly),
        cmocka_unit_test(beta_tails_are_binomial),
        cmocka_unit_test(t_quantiles_are_those_of_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
