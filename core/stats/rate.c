#include "stats/rate.h"

#include <math.h>
#include <string.h>

enum { R = RATE_REPLICATES };

/* ---- fixed point ------------------------------------------------------------------------- */

/* Exact: |x| < 2^53, so x · 2^40 is a double, and fits. */
static fixed fixed_of(double x) { return (fixed)rint(x * 0x1p40); }
static double value_of(fixed x) { return (double)x * 0x1p-40; }

static bool fits(double x) { return fabs(x) < 0x1p53; } /* not a NaN either */

/* ---- adding ------------------------------------------------------------------------------ */

/* Σx at 2r, Σy at 2r + 1. */
static void draw(fixed *drawn, const rate_article *a) {
    fixed x = fixed_of(a->x), y = fixed_of(a->y);
    for (uint32_t r = 0; r < R; r++) {
        uint32_t times = boot_count(a->seed, r);
        if (!times) continue;
        drawn[2 * r] += x * times;
        drawn[2 * r + 1] += y * times;
    }
}

static void add_drawn(fixed *into, const fixed *from, int sign) {
    for (uint32_t i = 0; i < 2 * R; i++) into[i] += sign * from[i];
}

static void draw_few(fixed *drawn, const rate *r) {
    for (uint32_t i = 0; i < r->few.n; i++) draw(drawn, &r->few.p[i]);
}

/* From a list of articles to sums. */
static void condense(rate *r) {
    size_t size = 2 * R * sizeof *r->drawn;
    r->drawn = memset(mem_alloc(size), 0, size);
    draw_few(r->drawn, r);
    vec_free(&r->few);
}

static void take(rate *r, const rate_article *a) {
    if (!r->drawn && r->few.n == RATE_FEW) condense(r);
    if (r->drawn)
        draw(r->drawn, a);
    else
        vec_push(&r->few, *a);
}

bool rate_add(rate *r, uint64_t seed, double x, double y) {
    if (!fits(x) || !fits(y)) return false;
    rate_article a = {seed, x, y};
    r->n++;
    r->x += fixed_of(x);
    r->y += fixed_of(y);
    take(r, &a);
    return true;
}

void rate_merge(rate *into, const rate *from) {
    into->n += from->n;
    into->x += from->x;
    into->y += from->y;
    for (uint32_t i = 0; i < from->few.n; i++) take(into, &from->few.p[i]);
    if (!from->drawn) return;
    if (!into->drawn) condense(into);
    add_drawn(into->drawn, from->drawn, 1);
}

void rate_free(rate *r) {
    vec_free(&r->few);
    free(r->drawn);
    *r = (rate){0};
}

/* ---- telling ----------------------------------------------------------------------------- */

/* The sums of a rate in every replicate and, last, in the corpus itself. */
typedef struct sums {
    fixed of[2 * (R + 1)];
} sums;

static void sums_of(sums *s, const rate *r) {
    memset(s, 0, sizeof *s);
    if (r->drawn)
        add_drawn(s->of, r->drawn, 1);
    else
        draw_few(s->of, r);
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

estimated rate_estimate(const rate *r, const rate *per, double times) {
    sums s;
    double values[R];
    side_sums(&s, (rate_side){r, per});
    for (uint32_t i = 0; i < R; i++) values[i] = times * ratio(&s, i);
    interval sure = boot_interval(values, R);
    return (estimated){.value = times * ratio(&s, R),
                      .low = sure.low,
                      .high = sure.high,
                      .p = NAN,
                      .n = articles((rate_side){r, per})};
}

rate_pair rate_sums(rate_side side) {
    return (rate_pair){value_of(side.r->x), value_of(side.per ? side.per->y : side.r->y)};
}

/* Standard deviation of those that are defined. */
static double spread(const double *values) {
    double sum = 0, squares = 0, n = 0;
    for (uint32_t i = 0; i < R; i++)
        if (!isnan(values[i])) sum += values[i], n++;
    for (uint32_t i = 0; i < R; i++)
        if (!isnan(values[i])) squares += (values[i] - sum / n) * (values[i] - sum / n);
    return n > 1 ? sqrt(squares / (n - 1)) : NAN;
}

static estimated difference(const sums *a, const sums *b, double times, uint64_t n) {
    double values[R];
    for (uint32_t i = 0; i < R; i++) values[i] = times * (ratio(a, i) - ratio(b, i));
    estimated e = {.value = times * (ratio(a, R) - ratio(b, R)), .n = n};
    double error = spread(values);
    e.p = error > 0 ? erfc(fabs(e.value) / error / sqrt(2)) : e.value == 0 ? 1 : NAN;
    interval sure = boot_interval(values, R);
    e.low = sure.low;
    e.high = sure.high;
    return e;
}

static uint64_t smaller(uint64_t a, uint64_t b) { return a < b ? a : b; }

estimated rate_minus(rate_side a, rate_side b, double times) {
    sums x, y;
    side_sums(&x, a);
    side_sums(&y, b);
    return difference(&x, &y, times, smaller(articles(a), articles(b)));
}

estimated rate_against(rate_side part, rate_side all, double times) {
    sums x, rest;
    side_sums(&x, part);
    side_sums(&rest, all);
    for (uint32_t i = 0; i < 2 * (R + 1); i++) rest.of[i] -= x.of[i];
    uint64_t n = articles(part);
    return difference(&x, &rest, times, smaller(n, articles(all) - n));
}

/* ---- writing and reading ----------------------------------------------------------------- */

__extension__ typedef unsigned __int128 magnitude;

static void put_fixed(buf *b, fixed x) {
    magnitude m = x < 0 ? -(magnitude)x : (magnitude)x;
    uint64_t high = (uint64_t)(m >> 64), low = (uint64_t)m;
    if (x < 0) buf_byte(b, '-');
    if (high)
        buf_printf(b, "%llx%016llx", (unsigned long long)high, (unsigned long long)low);
    else
        buf_printf(b, "%llx", (unsigned long long)low);
}

static bool read_fixed(str text, fixed *out) {
    bool minus = text.n && text.p[0] == '-';
    magnitude m = 0;
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
    if (!r->drawn) {
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
        put_fixed(b, r->drawn[i]);
    }
    buf_put(b, STR("\"}"));
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

static bool read_drawn(rate *r, const json *j, uint64_t n) {
    const json *drawn = json_get(j, STR("drawn"));
    rate one = {.n = n};
    if (!drawn || drawn->kind != JSON_STRING || n <= RATE_FEW || !read_sum(j, STR("x"), &one.x) ||
        !read_sum(j, STR("y"), &one.y))
        return false;
    condense(&one);
    str rest = drawn->string;
    bool ok = true;
    for (uint32_t i = 0; i < 2 * R && ok; i++) ok = read_fixed(str_cut(&rest, ' '), &one.drawn[i]);
    if (ok) rate_merge(r, &one);
    rate_free(&one);
    return ok;
}

bool rate_read(rate *r, const json *j) {
    const json *n = json_get(j, STR("n")), *few = json_get(j, STR("few"));
    if (!n || n->kind != JSON_NUMBER || n->number < 0 || n->number > 0x1p53) return false;
    if (few) return read_few(r, few, (uint64_t)n->number);
    return read_drawn(r, j, (uint64_t)n->number);
}
