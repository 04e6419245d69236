#include "stats/vectors.h"
#include "base/map.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>

enum { STEPS = 1 << 16 }; /* of a vector of length 1 */

/* Few articles tell little about how common a feature is: what two of eight share is no common word
 * but the event. They count as part of so many. */
enum { FEWEST_ARTICLES = 300 };

/* ---- weights ----------------------------------------------------------------------------- */

static bool counts(const events_feature *f) { return isfinite(f->count) && f->count > 0; }

static bool is_name(str label) {
    uint32_t length;
    return label.n && utf8_is_upper(utf8_at(label, 0, &length));
}

/* Features get numbers in the order in which they come; how many articles have each is in `have`.
 */
static void number_features(vectors *v, arena *mem, uint32_t *have) {
    map known = {0};
    str *label = ARENA_NEWS(mem, str, v->from[v->n] + 1);
    for (uint32_t i = 0, at = 0; i < v->n; i++) {
        for (uint32_t k = 0; k < v->item[i]->n_features; k++) {
            const events_feature *f = &v->item[i]->feature[k];
            uint32_t number = v->n_features;
            if (!counts(f)) continue;
            if (map_add(&known, f->label, number))
                label[v->n_features++] = f->label;
            else
                map_get(&known, f->label, &number);
            v->entry[at++].feature = number;
            have[number]++;
        }
    }
    v->label = label;
    map_free(&known);
}

/* In steps of 1/4096. */
static double coarse(double x) { return rint(x * 4096) / 4096; }

static void weigh(vectors *v, const uint32_t *have, const events_options *o) {
    double all = v->n < FEWEST_ARTICLES ? FEWEST_ARTICLES : v->n;
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t k = 0, n = v->from[i + 1] - v->from[i];
        vectors_entry *entry = v->entry + v->from[i];
        uint64_t *weight = v->dense,
                 sum = 0; /* an item has no more entries than there are features */
        for (uint32_t f = 0; f < v->item[i]->n_features; f++) {
            const events_feature *one = &v->item[i]->feature[f];
            if (!counts(one)) continue;
            double often = one->count > 1e6 ? 1e6 : one->count;
            double tf = often < 1 ? often : 1 + log(often);
            double idf = log(1 + all / have[entry[k].feature]);
            double whole = 256 * coarse(tf) * coarse(idf) * (is_name(one->label) ? o->names : 1);
            weight[k] = (uint64_t)rint(whole);
            sum += weight[k] * weight[k];
            k++;
        }
        double length = sqrt((double)sum);
        for (k = 0; k < n; k++) {
            entry[k].weight = sum ? (uint32_t)rint((double)weight[k] / length * STEPS) : 0;
            weight[k] = 0;
        }
    }
}

vectors vectors_of(const events_item *const *item, uint32_t n, const events_options *o,
                   arena *mem) {
    vectors v = {.n = n, .item = item, .from = ARENA_NEWS(mem, uint32_t, n + 1)};
    for (uint32_t i = 0; i < n; i++) {
        v.from[i + 1] = v.from[i];
        for (uint32_t k = 0; k < item[i]->n_features; k++)
            v.from[i + 1] += counts(&item[i]->feature[k]);
    }
    v.entry = ARENA_NEWS(mem, vectors_entry, v.from[n] + 1);
    uint32_t *have = ARENA_NEWS(mem, uint32_t, v.from[n] + 1);
    number_features(&v, mem, have);
    v.dense = ARENA_NEWS(mem, uint64_t, v.n_features + 1);
    weigh(&v, have, o);
    return v;
}

/* ---- pairs ------------------------------------------------------------------------------- */

static void spread(const vectors *v, uint32_t item) {
    for (uint32_t k = v->from[item]; k < v->from[item + 1]; k++)
        v->dense[v->entry[k].feature] += v->entry[k].weight;
}

static void clear(const vectors *v, uint32_t item) {
    for (uint32_t k = v->from[item]; k < v->from[item + 1]; k++) v->dense[v->entry[k].feature] = 0;
}

static uint64_t product(const vectors *v, uint32_t item) { /* with what was spread */
    uint64_t sum = 0;
    for (uint32_t k = v->from[item]; k < v->from[item + 1]; k++)
        sum += v->dense[v->entry[k].feature] * v->entry[k].weight;
    return sum;
}

uint64_t vectors_between(const vectors *v, const uint32_t *these, uint32_t n, const uint32_t *those,
                         uint32_t n_those) {
    uint64_t sum = 0;
    for (uint32_t i = 0; i < n; i++) spread(v, these[i]);
    for (uint32_t i = 0; i < n_those; i++) sum += product(v, those[i]);
    for (uint32_t i = 0; i < n; i++) clear(v, these[i]);
    return sum;
}

/* Who has a feature, and its weight there: items in their order, as far as the walk has come. */
typedef struct index_of {
    uint32_t *from, *filled; /* per feature */
    vectors_entry *at;       /* with an item in place of the feature */
} index_of;

static index_of new_index(const vectors *v, arena *mem) {
    index_of x = {ARENA_NEWS(mem, uint32_t, v->n_features + 1),
                  ARENA_NEWS(mem, uint32_t, v->n_features + 1),
                  ARENA_NEWS(mem, vectors_entry, v->from[v->n] + 1)};
    for (uint32_t k = 0; k < v->from[v->n]; k++) x.from[v->entry[k].feature + 1]++;
    for (uint32_t f = 0; f < v->n_features; f++) x.from[f + 1] += x.from[f];
    return x;
}

/* Items without a day stand behind all others: they look back over everything. */
static bool is_near(const events_item *earlier, const events_item *later, uint32_t days) {
    if (later->day == EVENTS_NO_DAY || earlier->day == EVENTS_NO_DAY) return true;
    return (int64_t)later->day - earlier->day <= days;
}

/* How alike two items have to be. Without a date only half as much that is not alike is forgiven.
 */
static uint64_t bar_of(const vectors *v, uint32_t a, uint32_t b, double alike) {
    bool dated = v->item[a]->day != EVENTS_NO_DAY && v->item[b]->day != EVENTS_NO_DAY;
    return (uint64_t)((dated ? alike : (1 + alike) / 2) * (double)VECTORS_ONE);
}

/* The most alike first, then the earliest. */
static int compare(const void *a, const void *b) {
    const vectors_pair *x = a, *y = b;
    if (x->cosine != y->cosine) return x->cosine > y->cosine ? -1 : 1;
    if (x->b != y->b) return x->b < y->b ? -1 : 1;
    return (x->a > y->a) - (x->a < y->a);
}

/* Puts the pair among the nearest so far, of which there are n; how many there are then. */
static uint32_t insert(vectors_pair *nearest, uint32_t n, vectors_pair one) {
    if (n == VECTORS_NEAREST && compare(&one, &nearest[n - 1]) > 0) return n;
    uint32_t at = n < VECTORS_NEAREST ? n : n - 1, more = at + 1;
    for (; at && compare(&one, &nearest[at - 1]) < 0; at--) nearest[at] = nearest[at - 1];
    nearest[at] = one;
    return more;
}

/* The earlier items that share a feature with item i, and the part of their cosines that was seen
 * on the way. */
static uint32_t meet(const vectors *v, index_of *x, uint32_t i, uint32_t days, uint64_t *seen,
                     uint32_t *met) {
    uint32_t n = 0;
    for (uint32_t k = v->from[i]; k < v->from[i + 1]; k++) {
        vectors_entry own = v->entry[k];
        uint32_t begin = x->from[own.feature], end = begin + x->filled[own.feature];
        if (!own.weight) continue;
        x->at[end] = (vectors_entry){i, own.weight};
        x->filled[own.feature]++;
        if (end - begin > VECTORS_MOST) begin = end - VECTORS_MOST;
        for (uint32_t p = end; p-- > begin;) {
            uint32_t other = x->at[p].feature;
            if (!is_near(v->item[other], v->item[i], days)) break;
            if (!seen[other]) met[n++] = other;
            seen[other] += (uint64_t)own.weight * x->at[p].weight;
        }
    }
    return n;
}

vectors_pair *vectors_pairs(const vectors *v, const events_options *o, arena *mem, uint32_t *n) {
    index_of x = new_index(v, mem);
    uint64_t *seen = ARENA_NEWS(mem, uint64_t, v->n + 1);
    uint32_t *met = ARENA_NEWS(mem, uint32_t, v->n + 1);
    vectors_pair *list = ARENA_NEWS(mem, vectors_pair, (size_t)v->n * VECTORS_NEAREST + 1);
    *n = 0;
    for (uint32_t i = 0; i < v->n; i++) {
        uint32_t n_near = 0, n_met = meet(v, &x, i, o->days, seen, met);
        if (o->poll && i % 64 == 0) o->poll(o->context);
        spread(v, i);
        for (uint32_t m = 0; m < n_met; m++) {
            /* What was not seen is of features that many have, and those weigh little. */
            uint64_t bar = bar_of(v, met[m], i, o->alike);
            bool may_reach = seen[met[m]] >= bar / 2;
            seen[met[m]] = 0;
            if (!may_reach) continue;
            vectors_pair one = {met[m], i, product(v, met[m])};
            if (one.cosine >= bar) n_near = insert(list + *n, n_near, one);
        }
        clear(v, i);
        *n += n_near;
    }
    if (*n) qsort(list, *n, sizeof *list, compare);
    return list;
}
