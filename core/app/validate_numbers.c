/* validate: numbers beside numbers. */
#include "app/validate.h"

#include <math.h>

enum { PEARSON, SPEARMAN, MAE, RMSE, FIGURES };

/* The figures of n cases and their intervals; all working memory is given back. */
static void figures_of(const valid_case *cases, uint32_t n, uint32_t replicates, figure *f) {
    static const char *const names[] = {"Pearson r", "Spearman rho", "mean absolute error",
                                        "root mean square error"};
    arena mem = {0};
    double *x = ARENA_NEWS(&mem, double, n), *y = ARENA_NEWS(&mem, double, n),
           *room = ARENA_NEWS(&mem, double, 2 * (size_t)n), *values[FIGURES];
    uint32_t *by_x = ARENA_NEWS(&mem, uint32_t, n), *by_y = ARENA_NEWS(&mem, uint32_t, n),
             *times = ARENA_NEWS(&mem, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        x[i] = cases[i].score;
        y[i] = cases[i].label;
    }
    agree_order(x, n, by_x);
    agree_order(y, n, by_y);
    agree_numbers a = {x, y, n, by_x, by_y};
    f[PEARSON].value = agree_pearson(x, y, NULL, n);
    f[SPEARMAN].value = agree_spearman(&a, NULL, room);
    f[MAE].value = agree_mae(&a, NULL);
    f[RMSE].value = agree_rmse(&a, NULL);
    for (int k = 0; k < FIGURES; k++) values[k] = ARENA_NEWS(&mem, double, replicates);
    for (uint32_t r = 0; r < replicates; r++) {
        for (uint32_t i = 0; i < n; i++) times[i] = boot_count(cases[i].seed, r);
        values[PEARSON][r] = agree_pearson(x, y, times, n);
        values[SPEARMAN][r] = agree_spearman(&a, times, room);
        values[MAE][r] = agree_mae(&a, times);
        values[RMSE][r] = agree_rmse(&a, times);
    }
    for (int k = 0; k < FIGURES; k++) {
        f[k].name = names[k];
        f[k].range = boot_interval(values[k], replicates);
    }
    arena_free(&mem);
}

static void put_group(validation *v, page *p, str group, const valid_case *cases, uint32_t n) {
    figure f[FIGURES];
    figures_of(cases, n, v->replicates, f);
    put_text(p, group);
    put_number(p, n);
    for (int k = PEARSON; k <= SPEARMAN; k++) {
        put_number(p, f[k].value);
        put_number(p, f[k].range.low);
        put_number(p, f[k].range.high);
    }
    put_number(p, f[MAE].value);
}

/* How much higher the score ranks than the label, as a share of all ranks: one word in a short text
 * throws a score far off, and ranks do not mind how far. */
static void measure(validation *v, const double *x, const double *y, uint32_t n) {
    double *rank_x = ARENA_NEWS(&v->mem, double, n), *rank_y = ARENA_NEWS(&v->mem, double, n);
    uint32_t *order = ARENA_NEWS(&v->mem, uint32_t, n);
    agree_order(x, n, order);
    agree_ranks(x, order, NULL, n, rank_x);
    agree_order(y, n, order);
    agree_ranks(y, order, NULL, n, rank_y);
    for (uint32_t i = 0; i < n; i++) v->cases.p[i].apart = 100 * (rank_x[i] - rank_y[i]) / n;
}

void validate_numbers(validation *v, page *p) {
    uint32_t n = v->cases.n;
    double *x = ARENA_NEWS(&v->mem, double, n), *y = ARENA_NEWS(&v->mem, double, n);
    figure f[FIGURES];
    for (uint32_t i = 0; i < n; i++) {
        x[i] = v->cases.p[i].score;
        y[i] = v->cases.p[i].label;
    }
    figures_of(v->cases.p, n, v->replicates, f);
    put_figures(p, f, FIGURES);
    agree_line line = agree_fit(&(agree_numbers){x, y, n, NULL, NULL});
    if (!isnan(line.slope)) {
        str note = arena_printf(&p->mem,
                                "Least squares: label = %.3g %c %.3g × score. The errors mean "
                                "something only where both are on one scale.",
                                line.intercept, line.slope < 0 ? '-' : '+', fabs(line.slope));
        page_add(p, BLOCK_NOTE, note);
    }
    if (v->by.n) {
        static const char *const columns[] = {"group", "n",        "r",      "r from", "r to",
                                              "rho",   "rho from", "rho to", "MAE"};
        put_heading(p, arena_printf(&p->mem, "By %.*s", STR_ARG(v->by)));
        put_table(p, columns, 9);
        put_groups(v, p, put_group);
    }
    measure(v, x, y, n);
    put_disagreements(v, p, "ranks apart %");
}
