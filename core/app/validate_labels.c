/* validate: labels beside labels. */
#include "app/validate.h"

#include <math.h>
#include <string.h>

enum { ACCURACY, MACRO_F1, KAPPA, ALPHA, FIGURES };

static agree_table table_for(const validation *v, arena *mem) {
    return (agree_table){ARENA_NEWS(mem, uint64_t, (size_t)v->labels.n * v->labels.n), v->labels.n};
}

/* Counts the cases, each `times` over (NULL = once). */
static void fill(agree_table *t, const valid_case *cases, uint32_t n, const uint32_t *times) {
    memset(t->count, 0, (size_t)t->k * t->k * sizeof *t->count);
    for (uint32_t i = 0; i < n; i++)
        t->count[(size_t)cases[i].m * t->k + cases[i].s] += times ? times[i] : 1;
}

static void measure(const agree_table *t, double *room, double *out) {
    out[ACCURACY] = agree_accuracy(t);
    out[MACRO_F1] = agree_macro_f1(t);
    out[KAPPA] = agree_kappa(t);
    out[ALPHA] = agree_table_alpha(t, room);
}

/* The figures of n cases, and with `f1` those of each label, which are its F1 scores. */
static void figures_of(const validation *v, const valid_case *cases, uint32_t n, figure *f,
                       figure *f1) {
    static const char *const names[] = {"accuracy", "macro-F1", "Cohen's kappa",
                                        "Krippendorff's alpha"};
    arena mem = {0};
    agree_table t = table_for(v, &mem);
    uint32_t all = FIGURES + (f1 ? t.k : 0), *times = ARENA_NEWS(&mem, uint32_t, n);
    double *room = ARENA_NEWS(&mem, double, (size_t)t.k *t.k),
           *values = ARENA_NEWS(&mem, double, (size_t)all * v->replicates), one[FIGURES];
    fill(&t, cases, n, NULL);
    measure(&t, room, one);
    for (uint32_t k = 0; k < FIGURES; k++) f[k] = (figure){.name = names[k], .value = one[k]};
    for (uint32_t k = 0; k < all - FIGURES; k++) f1[k].value = agree_f1(&t, k);
    for (uint32_t r = 0; r < v->replicates; r++) {
        for (uint32_t i = 0; i < n; i++) times[i] = boot_count(cases[i].seed, r);
        fill(&t, cases, n, times);
        measure(&t, room, one);
        for (uint32_t k = 0; k < FIGURES; k++) values[(size_t)k * v->replicates + r] = one[k];
        for (uint32_t k = FIGURES; k < all; k++)
            values[(size_t)k * v->replicates + r] = agree_f1(&t, k - FIGURES);
    }
    for (uint32_t k = 0; k < all; k++)
        *(k < FIGURES ? &f[k].range : &f1[k - FIGURES].range) =
            boot_interval(&values[(size_t)k * v->replicates], v->replicates);
    arena_free(&mem);
}

static void put_group(validation *v, page *p, str group, const valid_case *cases, uint32_t n) {
    figure f[FIGURES];
    figures_of(v, cases, n, f, NULL);
    put_text(p, group);
    put_number(p, n);
    put_number(p, f[ACCURACY].value);
    put_number(p, f[MACRO_F1].value);
    put_number(p, f[MACRO_F1].range.low);
    put_number(p, f[MACRO_F1].range.high);
    put_number(p, f[KAPPA].value);
    put_number(p, f[ALPHA].value);
}

static void put_classes(const validation *v, page *p, const agree_table *t, const figure *f1) {
    static const char *const columns[] = {"label",  "people", "script",   "precision",
                                          "recall", "F1",     "95% from", "to"};
    put_heading(p, STR("By label"));
    put_table(p, columns, 8);
    for (uint32_t i = 0; i < t->k; i++) {
        put_text(p, v->labels.p[i]);
        put_number(p, (double)agree_gold(t, i));
        put_number(p, (double)agree_script(t, i));
        put_number(p, agree_precision(t, i));
        put_number(p, agree_recall(t, i));
        put_number(p, f1[i].value);
        put_number(p, f1[i].range.low);
        put_number(p, f1[i].range.high);
    }
}

static void put_confusion(const validation *v, page *p, const agree_table *t) {
    put_heading(p, STR("People's labels (rows) and the script's (columns)"));
    page_block *block = put_table(p, (const char *const[]){"people"}, 1);
    for (uint32_t i = 0; i < t->k; i++) vec_push(&block->names, arena_str(&p->mem, v->labels.p[i]));
    for (uint32_t i = 0; i < t->k; i++) {
        put_text(p, v->labels.p[i]);
        for (uint32_t j = 0; j < t->k; j++) put_number(p, (double)t->count[(size_t)i * t->k + j]);
    }
}

void validate_labels(validation *v, page *p) {
    figure f[FIGURES], *f1 = ARENA_NEWS(&v->mem, figure, v->labels.n);
    agree_table t = table_for(v, &v->mem);
    fill(&t, v->cases.p, v->cases.n, NULL);
    figures_of(v, v->cases.p, v->cases.n, f, f1);
    put_figures(p, f, FIGURES);
    put_classes(v, p, &t, f1);
    put_confusion(v, p, &t);
    if (v->by.n) {
        static const char *const columns[] = {"group",   "n",     "accuracy", "macro-F1",
                                              "F1 from", "F1 to", "kappa",    "alpha"};
        put_heading(p, arena_printf(&p->mem, "By %.*s", STR_ARG(v->by)));
        put_table(p, columns, 8);
        put_groups(v, p, put_group);
    }
    /* Between labels there is no distance: where the words are loudest, they mislead most. */
    for (uint32_t i = 0; i < v->cases.n; i++) v->cases.p[i].apart = v->cases.p[i].loud;
    put_disagreements(v, p, NULL);
}
