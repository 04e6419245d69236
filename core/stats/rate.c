#include "stats/rate.h"
#include "stats/agree.h"
#include "stats/permute.h"
#include "stats/terms.h"

#include <math.h>
#include <string.h>

enum { R = RATE_REPLICATES };

/* ---- fixed point ------------------------------------------------------------------------- */

/* Exact: |x| < 2^53, so x · 2^40 is a double, and fits. */
static fixed fixed_of(double x) { return (fixed)rint(x * 0x1p40); }
static double value_of(fixed x) { return (double)x * 0x1p-40; }

/* Articles never come near the ends of a sum, but what is read may: it wraps around. */
static fixed plus(fixed a, fixed b) { return (fixed)((u128)a + (u128)b); }
static fixed less(fixed a, fixed b) { return (fixed)((u128)a - (u128)b); }

static bool fits(double x) { return fabs(x) < 0x1p53; } /* not a NaN either */

/* ---- adding ------------------------------------------------------------------------------ */

/* Σx at 2r, Σy at 2r + 1. */
static void draw(fixed *drawn, const rate_article *a) {
    fixed x = fixed_of(a->x), y = fixed_of(a->y);
    for (uint32_t r = 0; r < R; r++) {
        uint32_t times = boot_count(a->seed, r);
        if (!times) continue;
        drawn[2 * r] = plus(drawn[2 * r], x * times);
        drawn[2 * r + 1] = plus(drawn[2 * r + 1], y * times);
    }
}

static void multiply(exact *product, const rate_article *a) {
    double x = a->x, y = a->y;
    const double of[RATE_PRODUCTS] = {x * x,     x * y,     y * y,    x * x * x,
                                      x * x * y, x * y * y, y * y * y};
    for (int i = 0; i < RATE_PRODUCTS; i++) exact_add(&product[i], of[i]);
}

static void add_article(rate_sums *s, const rate_article *a) {
    draw(s->drawn, a);
    multiply(s->product, a);
}

static void add_sums(rate_sums *into, const rate_sums *from) {
    for (uint32_t i = 0; i < 2 * R; i++) into->drawn[i] = plus(into->drawn[i], from->drawn[i]);
    for (int i = 0; i < RATE_PRODUCTS; i++) exact_merge(&into->product[i], &from->product[i]);
}

/* From a list of articles to sums. */
static void condense(rate *r) {
    r->many = memset(mem_alloc(sizeof *r->many), 0, sizeof *r->many);
    for (uint32_t i = 0; i < r->few.n; i++) add_article(r->many, &r->few.p[i]);
    vec_free(&r->few);
}

static void take(rate *r, const rate_article *a) {
    if (!r->many && r->few.n == RATE_FEW) condense(r);
    if (r->many)
        add_article(r->many, a);
    else
        vec_push(&r->few, *a);
}

bool rate_add(rate *r, uint64_t seed, double x, double y) {
    if (!fits(x) || !fits(y)) return false;
    rate_article a = {seed, x, y};
    r->n++;
    r->x = plus(r->x, fixed_of(x));
    r->y = plus(r->y, fixed_of(y));
    take(r, &a);
    return true;
}

void rate_merge(rate *into, const rate *from) {
    into->n += from->n;
    into->x = plus(into->x, from->x);
    into->y = plus(into->y, from->y);
    for (uint32_t i = 0; i < from->few.n; i++) take(into, &from->few.p[i]);
    if (!from->many) return;
    if (!into->many) condense(into);
    add_sums(into->many, from->many);
}

void rate_free(rate *r) {
    vec_free(&r->few);
    free(r->many);
    *r = (rate){0};
}

/* ---- telling ----------------------------------------------------------------------------- */

/* The sums of a rate in every replicate and, last, in the corpus itself. */
typedef struct sums {
    fixed of[2 * (R + 1)];
} sums;

static void sums_of(sums *s, const rate *r) {
    memset(s, 0, sizeof *s);
    if (r->many) memcpy(s->of, r->many->drawn, sizeof r->many->drawn);
    for (uint32_t i = 0; i < r->few.n; i++) draw(s->of, &r->few.p[i]);
    s->of[2 * R] = r->x;
    s->of[2 * R + 1] = r->y;
}

static void side_sums(sums *s, rate_side side) {
    sums per;
    sums_of(s, side.r);
    if (!side.per) return;
    sums_of(&per, side.per);
    for (uint32_t r = 0; r <= R; r++) s->of[2 * r + 1] = per.of[2 * r + 1];
}

static double ratio(const sums *s, uint32_t r) {
    fixed y = s->of[2 * r + 1];
    return y ? value_of(s->of[2 * r]) / value_of(y) : NAN;
}

static uint64_t articles(rate_side side) { return side.per ? side.per->n : side.r->n; }

static void products_of(double *of, const rate *r) {
    exact few[RATE_PRODUCTS] = {{{0}, 0}};
    for (uint32_t i = 0; i < r->few.n; i++) multiply(few, &r->few.p[i]);
    for (int i = 0; i < RATE_PRODUCTS; i++)
        of[i] = exact_value(r->many ? &r->many->product[i] : &few[i]);
}

/* One article says nothing of what others would have been like. */
static interval interval_of(double *values, uint64_t n) {
    return n < 2 ? (interval){NAN, NAN} : boot_interval(values, R);
}

/* A share of articles (x is 0 or 1, y is 1) that all of them or none of them have: no replicate
 * differs, but others might. Wilson's interval (1927) tells how many. */
static bool is_unanimous(rate_side side) {
    double n = (double)articles(side), of[RATE_PRODUCTS];
    rate_pair total = rate_totals(side);
    if (total.y != n || (total.x != 0 && total.x != n)) return false;
    products_of(of, side.r);
    return of[RATE_XX] == total.x;
}

estimated rate_estimate(const rate *r, const rate *per, double times) {
    sums s;
    double values[R];
    side_sums(&s, (rate_side){r, per});
    for (uint32_t i = 0; i < R; i++) values[i] = times * ratio(&s, i);
    uint64_t n = articles((rate_side){r, per});
    interval sure = interval_of(values, n);
    if (n > 1 && is_unanimous((rate_side){r, per})) {
        sure = agree_wilson(r->x ? n : 0, n);
        sure = (interval){times * sure.low, times * sure.high};
    }
    return (estimated){
        .value = times * ratio(&s, R), .low = sure.low, .high = sure.high, .p = NAN, .n = n};
}

rate_pair rate_totals(rate_side side) {
    return (rate_pair){value_of(side.r->x), value_of(side.per ? side.per->y : side.r->y)};
}

/* ---- differences ------------------------------------------------------------------------- */

static usage usage_of(rate_side side) {
    double x[RATE_PRODUCTS], y[RATE_PRODUCTS];
    products_of(x, side.r);
    products_of(y, side.per ? side.per : side.r);
    rate_pair total = rate_totals(side);
    return (usage){.n = (double)articles(side),
                   .x = total.x,
                   .y = total.y,
                   .xx = x[RATE_XX],
                   .xy = x[RATE_XY],
                   .xxx = x[RATE_XXX],
                   .xxy = x[RATE_XXY],
                   .xyy = x[RATE_XYY],
                   .yy = y[RATE_YY],
                   .yyy = y[RATE_YYY]};
}

static usage usage_plus(const usage *a, const usage *b) {
    return (usage){.n = a->n + b->n,
                   .x = a->x + b->x,
                   .y = a->y + b->y,
                   .xx = a->xx + b->xx,
                   .xy = a->xy + b->xy,
                   .yy = a->yy + b->yy,
                   .xxx = a->xxx + b->xxx,
                   .xxy = a->xxy + b->xxy,
                   .xyy = a->xyy + b->xyy,
                   .yyy = a->yyy + b->yyy};
}

static estimated difference(const sums *a, const sums *b, double times, uint64_t n) {
    double values[R];
    for (uint32_t i = 0; i < R; i++) values[i] = times * (ratio(a, i) - ratio(b, i));
    interval sure = interval_of(values, n);
    return (estimated){
        .value = times * (ratio(a, R) - ratio(b, R)), .low = sure.low, .high = sure.high, .n = n};
}

static uint64_t smaller(uint64_t a, uint64_t b) { return a < b ? a : b; }

estimated rate_minus(rate_side a, rate_side b, double times) {
    sums x, y;
    usage group = usage_of(a), other = usage_of(b), both = usage_plus(&group, &other);
    side_sums(&x, a);
    side_sums(&y, b);
    estimated e = difference(&x, &y, times, smaller(articles(a), articles(b)));
    e.p = permute_difference_p(&group, &both);
    return e;
}

estimated rate_against(rate_side part, rate_side all, double times) {
    sums x, rest;
    usage group = usage_of(part), both = usage_of(all);
    side_sums(&x, part);
    side_sums(&rest, all);
    for (uint32_t i = 0; i < 2 * (R + 1); i++) rest.of[i] = less(rest.of[i], x.of[i]);
    uint64_t n = articles(part);
    estimated e = difference(&x, &rest, times, smaller(n, articles(all) - n));
    e.p = permute_difference_p(&group, &both);
    return e;
}

/* ---- writing and reading ----------------------------------------------------------------- */

static void put_fixed(buf *b, fixed x) {
    u128 m = x < 0 ? -(u128)x : (u128)x;
    uint64_t high = (uint64_t)(m >> 64), low = (uint64_t)m;
    if (x < 0) buf_byte(b, '-');
    if (high)
        buf_printf(b, "%llx%016llx", (unsigned long long)high, (unsigned long long)low);
    else
        buf_printf(b, "%llx", (unsigned long long)low);
}

static bool read_fixed(str text, fixed *out) {
    bool minus = text.n && text.p[0] == '-';
    u128 m = 0;
    if (minus) text = str_sub(text, 1, text.n);
    if (!text.n || text.n > 31) return false;
    for (size_t i = 0; i < text.n; i++) {
        const char *digits = "0123456789abcdef", *at = strchr(digits, text.p[i]);
        if (!text.p[i] || !at) return false;
        m = m * 16 + (unsigned)(at - digits);
    }
    *out = minus ? -(fixed)m : (fixed)m;
    return true;
}

static int by_seed(const void *a, const void *b) {
    const rate_article *x = a, *y = b;
    if (x->seed != y->seed) return x->seed < y->seed ? -1 : 1;
    if (x->x != y->x) return x->x < y->x ? -1 : 1;
    return (x->y > y->y) - (x->y < y->y);
}

static void write_few(buf *b, const rate *r) {
    size_t size = r->few.n * sizeof *r->few.p;
    rate_article *sorted = mem_alloc(size + 1);
    if (size) memcpy(sorted, r->few.p, size);
    if (size) qsort(sorted, r->few.n, sizeof *sorted, by_seed);
    buf_put(b, STR(",\"few\":["));
    for (uint32_t i = 0; i < r->few.n; i++) {
        buf_printf(b, "%s\"%llx\",", i ? "," : "", (unsigned long long)sorted[i].seed);
        buf_number(b, sorted[i].x);
        buf_byte(b, ',');
        buf_number(b, sorted[i].y);
    }
    buf_byte(b, ']');
    free(sorted);
}

void rate_write(buf *b, const rate *r) {
    buf_printf(b, "{\"n\":%llu", (unsigned long long)r->n);
    if (!r->many) {
        write_few(b, r);
        buf_byte(b, '}');
        return;
    }
    buf_put(b, STR(",\"x\":\""));
    put_fixed(b, r->x);
    buf_put(b, STR("\",\"y\":\""));
    put_fixed(b, r->y);
    buf_put(b, STR("\",\"drawn\":\""));
    for (uint32_t i = 0; i < 2 * R; i++) {
        if (i) buf_byte(b, ' ');
        put_fixed(b, r->many->drawn[i]);
    }
    buf_put(b, STR("\",\"products\":["));
    for (int i = 0; i < RATE_PRODUCTS; i++) {
        buf_put(b, i ? STR(",\"") : STR("\""));
        exact_write(b, &r->many->product[i]);
        buf_byte(b, '"');
    }
    buf_put(b, STR("]}"));
}

static bool read_few(rate *r, const json *list, uint64_t n) {
    if (list->kind != JSON_ARRAY || list->n != 3 * n || n > RATE_FEW) return false;
    for (uint32_t i = 0; i < list->n; i += 3) {
        const json *seed = &list->item[i], *x = &list->item[i + 1], *y = &list->item[i + 2];
        char digits[17] = "";
        if (seed->kind != JSON_STRING || seed->string.n > 16 || x->kind != JSON_NUMBER ||
            y->kind != JSON_NUMBER)
            return false;
        memcpy(digits, seed->string.p, seed->string.n);
        if (!rate_add(r, strtoull(digits, NULL, 16), x->number, y->number)) return false;
    }
    return true;
}

static bool read_sum(const json *object, str name, fixed *out) {
    const json *j = json_get(object, name);
    return j && j->kind == JSON_STRING && read_fixed(j->string, out);
}

static bool read_sums(rate_sums *s, const json *drawn, const json *products) {
    if (!drawn || drawn->kind != JSON_STRING || !products || products->kind != JSON_ARRAY ||
        products->n != RATE_PRODUCTS)
        return false;
    str rest = drawn->string;
    for (uint32_t i = 0; i < 2 * R; i++)
        if (!read_fixed(str_cut(&rest, ' '), &s->drawn[i])) return false;
    for (uint32_t i = 0; i < RATE_PRODUCTS; i++) {
        const json *one = &products->item[i];
        if (one->kind != JSON_STRING || !exact_read(&s->product[i], one->string)) return false;
    }
    return true;
}

static bool read_many(rate *r, const json *j, uint64_t n) {
    rate one = {.n = n};
    if (n <= RATE_FEW || !read_sum(j, STR("x"), &one.x) || !read_sum(j, STR("y"), &one.y))
        return false;
    condense(&one);
    bool ok = read_sums(one.many, json_get(j, STR("drawn")), json_get(j, STR("products")));
    if (ok) rate_merge(r, &one);
    rate_free(&one);
    return ok;
}

bool rate_read(rate *r, const json *j) {
    const json *n = json_get(j, STR("n")), *few = json_get(j, STR("few"));
    if (!n || n->kind != JSON_NUMBER || n->number < 0 || n->number > 0x1p53) return false;
    if (few) return read_few(r, few, (uint64_t)n->number);
    return read_many(r, j, (uint64_t)n->number);
}
