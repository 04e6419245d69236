/* Any JSON as what a keeper of each kind was written as, as a file of --partial may hold it: what
 * is read is written and read again as the same, adds up in any order, and can be asked everything.
 */
#include "fuzz.h"
#include "stats/keep.h"
#include "stats/keyness.h"

#include <math.h>

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    return 0;
}

static void must_write_the_same(const keeper *one, const keeper *other) {
    buf a = {0}, b = {0};
    keep_write(&a, one);
    keep_write(&b, other);
    MUST(str_eq(buf_str(&a), buf_str(&b)));
    buf_free(&a);
    buf_free(&b);
}

static void read_again(keeper *into, const keeper *k) {
    arena mem = {0};
    buf text = {0};
    json j;
    err e = {0};
    keep_write(&text, k);
    MUST(json_parse(buf_str(&text), &mem, &j, &e) && keep_read(into, &j));
    buf_free(&text);
    arena_free(&mem);
}

/* ---- asking ------------------------------------------------------------------------------ */

static void ask_rate(const rate *r, const rate *per) {
    estimated e = rate_estimate(r, per, 100);
    MUST(!(e.low > e.high));
    estimated none = rate_minus((rate_side){r, per}, (rate_side){r, per}, 1);
    MUST(!(none.value < 0 || none.value > 0) && none.p > 0 && none.p <= 1);
    estimated rest = rate_against((rate_side){r, per}, (rate_side){r, per}, 1);
    MUST(rest.p > 0 && rest.p <= 1);
}

static void ask_rates(const rates *r) {
    arena mem = {0};
    const uint32_t *order = rates_sorted(r, &mem);
    for (uint32_t i = 0; i < r->of.n; i++) {
        MUST(i == 0 || str_cmp(r->of.p[order[i - 1]].label, r->of.p[order[i]].label) < 0);
        MUST(rates_get(r, r->of.p[i].label) == &r->of.p[i].r);
        if (i < 4) ask_rate(&r->of.p[i].r, rates_per(r));
    }
    arena_free(&mem);
}

/* Beside a group that uses no label of them. */
static void ask_terms(const terms *t) {
    arena mem = {0};
    terms other = {0};
    uint32_t n;
    terms_article(&other, 300);
    const terms *groups[] = {t, &other};
    keyness_options with = keyness_usual;
    with.least_docs = 1;
    const keyness_row *row = keyness(groups, 2, &with, &mem, &n);
    for (uint32_t i = 0; i < n; i++) {
        MUST(row[i].p > 0 && row[i].p <= 1 && row[i].q >= row[i].p && row[i].q <= 1);
        MUST(row[i].low <= row[i].ratio && row[i].ratio <= row[i].high);
    }
    terms_free(&other);
    arena_free(&mem);
}

static void ask_picks(const picks *p, uint32_t most) {
    arena mem = {0};
    for (uint32_t i = 0; i < p->of.n; i++) {
        uint32_t n;
        const pick **list = picks_sorted(p, p->of.p[i].label, &mem, &n);
        MUST(n <= most);
        for (uint32_t k = 1; k < n; k++) MUST(list[k - 1]->rank >= list[k]->rank);
    }
    arena_free(&mem);
}

static void ask(const keeper *k) {
    double mean = keep_mean(k), ci = keep_ci95(k);
    MUST(isnan(mean) == (k->n == 0) && !(ci < 0));
    ask_rate(&k->rate, NULL);
    ask_rates(&k->rates);
    ask_terms(&k->terms);
    ask_picks(&k->picks, k->spec.most);
}

/* ---- reading ----------------------------------------------------------------------------- */

static void read_as(keep_spec spec, const json *j) {
    keeper one, again, twice;
    keep_init(&one, spec);
    keep_init(&again, spec);
    keep_init(&twice, spec);
    if (keep_read(&one, j)) {
        read_again(&again, &one);
        must_write_the_same(&one, &again);
        MUST(keep_read(&twice, j) && keep_read(&twice, j));
        keep_merge(&again, &one);
        must_write_the_same(&twice, &again);
        ask(&one);
        ask(&twice);
    }
    keep_free(&one);
    keep_free(&again);
    keep_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena mem = {0};
    json j;
    err e = {0};
    str text = bytes_of(data, size);
    if (utf8_valid(text) == size && json_parse(text, &mem, &j, &e))
        for (int kind = 0; kind < KEEP_KINDS; kind++)
            read_as((keep_spec){.kind = (keep_kind)kind, .from = -1, .to = 2, .bins = 3, .most = 2},
                    &j);
    arena_free(&mem);
    return 0;
}
