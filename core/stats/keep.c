#include "stats/keep.h"

#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const keep_names[KEEP_KINDS] = {"mean",  "sum",   "tally",    "histogram", "rate",
                                            "rates", "terms", "examples", "records"};

void keep_init(keeper *k, keep_spec spec) {
    *k = (keeper){.spec = spec};
    if (spec.kind == KEEP_HISTOGRAM) {
        size_t size = (spec.bins + 2) * sizeof *k->bin;
        k->bin = memset(mem_alloc(size), 0, size);
    }
}

void keep_free(keeper *k) {
    map_free(&k->labels);
    vec_free(&k->counts);
    arena_free(&k->mem);
    free(k->bin);
    rate_free(&k->rate);
    rates_free(&k->rates);
    terms_free(&k->terms);
    picks_free(&k->picks);
    *k = (keeper){0};
}

/* Bin 0 is what lies below, bins + 1 what lies above or at the end. */
static uint32_t bin_of(const keep_spec *s, double x) {
    if (x < s->from) return 0;
    if (x >= s->to) return s->bins + 1;
    double at = floor((x - s->from) / (s->to - s->from) * s->bins);
    return at >= s->bins ? s->bins : (uint32_t)at + 1; /* rounding may reach the end */
}

bool keep_number(keeper *k, double x) {
    if (!isfinite(x)) return false;
    if (!k->n || x < k->least) k->least = x;
    if (!k->n || x > k->greatest) k->greatest = x;
    k->n++;
    if (k->spec.kind == KEEP_HISTOGRAM) {
        k->bin[bin_of(&k->spec, x)]++;
        return true;
    }
    exact_add(&k->sum, x);
    /* x² is rounded once, here, before anything is added: the same in every split. It may overflow
     * for numbers beyond 1e154; they then have no spread rather than a wrong one. */
    if (k->spec.kind == KEEP_MEAN) exact_add(&k->squares, x * x);
    return true;
}

static keep_count *count_of(keeper *k, str label) {
    uint32_t at;
    if (!map_get(&k->labels, label, &at)) {
        at = k->counts.n;
        str own = arena_str(&k->mem, label);
        map_add(&k->labels, own, at);
        vec_push(&k->counts, (keep_count){.label = own});
    }
    return &k->counts.p[at];
}

static exact *rest_of(keeper *k, keep_count *c) {
    if (!c->rest) c->rest = ARENA_NEW(&k->mem, exact);
    return c->rest;
}

void keep_label(keeper *k, str label, double count) {
    if (!isfinite(count)) return;
    keep_count *c = count_of(k, label);
    if (count == rint(count) && fabs(count) < 1e9)
        c->whole += count;
    else
        exact_add(rest_of(k, c), count);
}

static exact count_total(const keep_count *c) {
    exact total = c->rest ? *c->rest : (exact){0};
    exact_add(&total, c->whole);
    return total;
}

void keep_merge(keeper *into, const keeper *from) {
    if (!from->n) return;
    if (!into->n || from->least < into->least) into->least = from->least;
    if (!into->n || from->greatest > into->greatest) into->greatest = from->greatest;
    into->n += from->n;
    exact_merge(&into->sum, &from->sum);
    exact_merge(&into->squares, &from->squares);
    for (uint32_t i = 0; i < from->counts.n; i++) {
        const keep_count *other = &from->counts.p[i];
        keep_count *own = count_of(into, other->label);
        own->whole += other->whole;
        if (other->rest) exact_merge(rest_of(into, own), other->rest);
    }
    for (uint32_t i = 0; from->bin && i < from->spec.bins + 2; i++) into->bin[i] += from->bin[i];
    rate_merge(&into->rate, &from->rate);
    rates_merge(&into->rates, &from->rates);
    terms_merge(&into->terms, &from->terms);
    picks_merge(&into->picks, into->spec.most, &from->picks);
}

double keep_total(const keeper *k) { return exact_value(&k->sum); }

double keep_mean(const keeper *k) { return k->n ? exact_value(&k->sum) / (double)k->n : NAN; }

double keep_sd(const keeper *k) {
    if (k->n < 2) return NAN;
    double n = (double)k->n, sum = exact_value(&k->sum), squares = exact_value(&k->squares);
    double spread = (squares - sum * (sum / n)) / (n - 1);
    return spread > 0 ? sqrt(spread) : 0; /* rounding may leave a hair below zero */
}

double keep_ci95(const keeper *k) {
    if (k->n < 2) return NAN;
    return student_t(0.975, (double)k->n - 1) * keep_sd(k) / sqrt((double)k->n);
}

static int by_label(const void *a, const void *b) {
    return str_cmp(((const keep_count *)a)->label, ((const keep_count *)b)->label);
}

keep_count *keep_counts(const keeper *k, arena *mem, uint32_t *n) {
    *n = k->counts.n;
    keep_count *list = ARENA_NEWS(mem, keep_count, *n);
    for (uint32_t i = 0; i < *n; i++) {
        list[i] = k->counts.p[i];
        exact total = count_total(&list[i]);
        list[i].count = exact_value(&total);
    }
    if (*n) qsort(list, *n, sizeof *list, by_label);
    return list;
}

double keep_counted(const keeper *k, str label) {
    uint32_t at;
    if (!map_get(&k->labels, label, &at)) return 0;
    exact total = count_total(&k->counts.p[at]);
    return exact_value(&total);
}

/* ---- writing ----------------------------------------------------------------------------- */

static void write_exact(buf *b, const char *key, const exact *sum) {
    buf_printf(b, ",\"%s\":\"", key);
    exact_write(b, sum);
    buf_byte(b, '"');
}

static void write_range(buf *b, const keeper *k) {
    if (!k->n) return;
    buf_put(b, STR(",\"least\":"));
    buf_number(b, k->least);
    buf_put(b, STR(",\"greatest\":"));
    buf_number(b, k->greatest);
}

static void write_tally(buf *b, const keeper *k) {
    arena mem = {0};
    uint32_t n;
    keep_count *list = keep_counts(k, &mem, &n);
    buf_put(b, STR(",\"counts\":{"));
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_byte(b, ',');
        buf_json(b, list[i].label);
        buf_put(b, STR(":\""));
        exact total = count_total(&list[i]);
        exact_write(b, &total);
        buf_byte(b, '"');
    }
    buf_byte(b, '}');
    arena_free(&mem);
}

static void write_bins(buf *b, const keeper *k) {
    buf_put(b, STR(",\"bins\":["));
    for (uint32_t i = 0; i < k->spec.bins + 2; i++)
        buf_printf(b, "%s%llu", i ? "," : "", (unsigned long long)k->bin[i]);
    buf_byte(b, ']');
}

void keep_write(buf *b, const keeper *k) {
    buf_printf(b, "{\"kind\":\"%s\",\"n\":%llu", keep_names[k->spec.kind],
               (unsigned long long)k->n);
    switch (k->spec.kind) {
    case KEEP_MEAN:
        write_range(b, k);
        write_exact(b, "sum", &k->sum);
        write_exact(b, "squares", &k->squares);
        break;
    case KEEP_SUM:
        write_range(b, k);
        write_exact(b, "sum", &k->sum);
        break;
    case KEEP_TALLY: write_tally(b, k); break;
    case KEEP_HISTOGRAM:
        write_range(b, k);
        write_bins(b, k);
        break;
    case KEEP_RATE:
        buf_put(b, STR(",\"rate\":"));
        rate_write(b, &k->rate);
        break;
    case KEEP_RATES:
        buf_byte(b, ',');
        rates_write(b, &k->rates);
        break;
    case KEEP_TERMS:
        buf_put(b, STR(",\"terms\":"));
        terms_write(b, &k->terms);
        break;
    case KEEP_EXAMPLES:
    case KEEP_RECORDS:
        buf_put(b, STR(",\"picks\":"));
        picks_write(b, &k->picks);
        break;
    case KEEP_KINDS: break;
    }
    buf_byte(b, '}');
}

/* ---- reading ----------------------------------------------------------------------------- */

static bool whole(const json *j, uint64_t *out) {
    if (!j || j->kind != JSON_NUMBER || !(j->number >= 0 && j->number <= 0x1p53)) return false;
    *out = (uint64_t)j->number;
    return (double)*out == j->number;
}

static bool read_exact(const json *object, str name, exact *out) {
    const json *j = json_get(object, name);
    return j && j->kind == JSON_STRING && exact_read(out, j->string);
}

static bool read_range(const json *object, keeper *k) {
    const json *least = json_get(object, STR("least")),
               *greatest = json_get(object, STR("greatest"));
    if (!k->n) return true;
    if (!least || !greatest || least->kind != JSON_NUMBER || greatest->kind != JSON_NUMBER)
        return false;
    k->least = least->number;
    k->greatest = greatest->number;
    return true;
}

static bool read_counts(const json *object, keeper *k) {
    const json *counts = json_get(object, STR("counts"));
    if (!counts || counts->kind != JSON_OBJECT) return false;
    for (uint32_t i = 0; i < counts->n; i++) {
        exact total;
        keep_count *c = count_of(k, counts->key[i]);
        if (counts->item[i].kind != JSON_STRING || !exact_read(&total, counts->item[i].string))
            return false;
        exact_merge(rest_of(k, c), &total);
    }
    return true;
}

static bool read_bins(const json *object, keeper *k) {
    const json *bins = json_get(object, STR("bins"));
    if (!bins || bins->kind != JSON_ARRAY || bins->n != k->spec.bins + 2) return false;
    for (uint32_t i = 0; i < bins->n; i++) {
        if (!whole(&bins->item[i], &k->bin[i])) return false;
    }
    return true;
}

static bool read_kind(keeper *k, const json *j) {
    const json *part;
    switch (k->spec.kind) {
    case KEEP_MEAN:
        return read_exact(j, STR("squares"), &k->squares) && read_range(j, k) &&
               read_exact(j, STR("sum"), &k->sum);
    case KEEP_SUM: return read_range(j, k) && read_exact(j, STR("sum"), &k->sum);
    case KEEP_TALLY: return read_counts(j, k);
    case KEEP_HISTOGRAM: return read_range(j, k) && read_bins(j, k);
    case KEEP_RATE: return (part = json_get(j, STR("rate"))) && rate_read(&k->rate, part);
    case KEEP_RATES: return rates_read(&k->rates, j);
    case KEEP_TERMS: return (part = json_get(j, STR("terms"))) && terms_read(&k->terms, part);
    case KEEP_EXAMPLES:
    case KEEP_RECORDS:
        return (part = json_get(j, STR("picks"))) && picks_read(&k->picks, k->spec.most, part);
    case KEEP_KINDS: break;
    }
    return false;
}

bool keep_read(keeper *k, const json *j) {
    const json *kind = json_get(j, STR("kind"));
    keeper one;
    keep_init(&one, k->spec);
    bool ok = kind && str_eq(kind->string, str_c(keep_names[k->spec.kind])) &&
              whole(json_get(j, STR("n")), &one.n) && read_kind(&one, j);
    if (ok) keep_merge(k, &one);
    keep_free(&one);
    return ok;
}
