#include "stats/events.h"
#include "stats/copies.h"
#include "stats/vectors.h"

#include <math.h>
#include <stdlib.h>

const events_options events_usual = {
    .days = 3, .alike = 0.25, .copy = 0.6, .names = 2, .outlets = 2};

/* ---- order ------------------------------------------------------------------------------- */

/* By day, those without one last, then by what else there is: the order given makes no difference
 * but between items that are the same in all of it. */
static int by_day(const void *a, const void *b) {
    const events_item *x = *(const events_item *const *)a, *y = *(const events_item *const *)b;
    bool x_dated = x->day != EVENTS_NO_DAY, y_dated = y->day != EVENTS_NO_DAY;
    if (x_dated != y_dated) return x_dated ? -1 : 1;
    if (x->day != y->day) return x->day < y->day ? -1 : 1;
    int order = str_cmp(x->id, y->id);
    if (!order) order = str_cmp(x->outlet, y->outlet);
    if (!order && x->sketch && y->sketch) order = memcmp(x->sketch, y->sketch, sizeof *x->sketch);
    return order ? order : (x > y) - (x < y);
}

static int by_outlet(const void *a, const void *b) {
    const events_item *x = *(const events_item *const *)a, *y = *(const events_item *const *)b;
    int order = str_cmp(x->outlet, y->outlet);
    return order ? order : by_day(a, b);
}

/* ---- joining ----------------------------------------------------------------------------- */

enum { SPOKESMEN = 16 }; /* of a group, its earliest, are asked how alike two groups are */

/* A group that grows; items are numbers in the order of days. */
typedef struct joined {
    uint32_t n, last;         /* last: of the chain of its items */
    uint32_t item[SPOKESMEN]; /* the first of them, ascending */
    int32_t first_day, last_day;
} joined;

typedef struct joining {
    const vectors *v;
    joined *group;  /* per item; of those in a group the lowest counts */
    uint32_t *root; /* per item: the way to the lowest of its group */
    uint32_t *next; /* per item: the chain of its group; EVENTS_NONE ends it */
} joining;

static uint32_t root_of(const joining *j, uint32_t item) {
    for (; j->root[item] != item; item = j->root[item]) j->root[item] = j->root[j->root[item]];
    return item;
}

static uint32_t asked(const joined *g) { return g->n < SPOKESMEN ? g->n : SPOKESMEN; }

static bool belong_together(const joining *j, const joined *a, const joined *b,
                            const events_options *o) {
    bool dated = a->first_day != EVENTS_NO_DAY && b->first_day != EVENTS_NO_DAY;
    int64_t first = a->first_day < b->first_day ? a->first_day : b->first_day;
    int64_t last = a->last_day > b->last_day ? a->last_day : b->last_day;
    if (dated && last - first > o->days) return false;
    uint64_t sum = vectors_between(j->v, a->item, asked(a), b->item, asked(b));
    return (double)sum >= o->alike * (double)VECTORS_ONE * asked(a) * asked(b);
}

static void merge_spokesmen(joined *into, const joined *from) {
    uint32_t both[SPOKESMEN], n = 0, i = 0, k = 0, n_into = asked(into), n_from = asked(from);
    while (n < SPOKESMEN && (i < n_into || k < n_from)) {
        bool of_into = k == n_from || (i < n_into && into->item[i] < from->item[k]);
        both[n++] = of_into ? into->item[i++] : from->item[k++];
    }
    memcpy(into->item, both, n * sizeof *both);
}

static void join(joining *j, uint32_t a, uint32_t b) {
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    joined *into = &j->group[low], *from = &j->group[high];
    merge_spokesmen(into, from);
    into->n += from->n;
    j->next[into->last] = high;
    into->last = from->last;
    j->root[high] = low;
    if (from->first_day == EVENTS_NO_DAY) return;
    if (into->first_day == EVENTS_NO_DAY || from->first_day < into->first_day)
        into->first_day = from->first_day;
    if (from->last_day > into->last_day) into->last_day = from->last_day;
}

static joining join_all(const vectors *v, const events_options *o, arena *mem) {
    joining j = {v, ARENA_NEWS(mem, joined, v->n + 1), ARENA_NEWS(mem, uint32_t, v->n + 1),
                 ARENA_NEWS(mem, uint32_t, v->n + 1)};
    for (uint32_t i = 0; i < v->n; i++) {
        int32_t day = v->item[i]->day;
        j.group[i] = (joined){.n = 1, .last = i, .item = {i}, .first_day = day, .last_day = day};
        j.root[i] = i;
        j.next[i] = EVENTS_NONE;
    }
    uint32_t n_pairs;
    const vectors_pair *pair = vectors_pairs(v, o, mem, &n_pairs);
    for (uint32_t p = 0; p < n_pairs; p++) {
        uint32_t a = root_of(&j, pair[p].a), b = root_of(&j, pair[p].b);
        if (o->poll && p % 256 == 0) o->poll(o->context);
        if (a != b && belong_together(&j, &j.group[a], &j.group[b], o)) join(&j, a, b);
    }
    return j;
}

/* ---- events ------------------------------------------------------------------------------ */

/* What stands behind an event while it is made: its items as numbers in the order of days. */
typedef struct making {
    const vectors *v;
    const events_item *all; /* as they were given */
    arena *mem;
    uint32_t *number, n;
    uint32_t *have; /* per feature: items of the event that have it; zero between events */
    uint32_t *met;
} making;

/* Σ cos over pairs = (|Σ u|² − Σ |u|²) / 2, of the vectors u. */
static double mean_cosine(const making *m) {
    uint64_t whole = vectors_between(m->v, m->number, m->n, m->number, m->n), own = 0;
    for (uint32_t i = 0; i < m->n; i++)
        own += vectors_between(m->v, &m->number[i], 1, &m->number[i], 1);
    double pairs = (double)m->n * (m->n - 1), mean = (double)(whole - own) / (double)VECTORS_ONE;
    return mean < pairs ? mean / pairs : 1; /* rounded vectors may be a hair too long */
}

typedef struct strength {
    str label;
    uint64_t sum;
} strength;

static int strongest(const void *a, const void *b) {
    const strength *x = a, *y = b;
    if (x->sum != y->sum) return x->sum > y->sum ? -1 : 1;
    return str_cmp(x->label, y->label);
}

static void find_shared(const making *m, events_event *e) {
    const vectors *v = m->v;
    uint32_t n_met = 0, n = 0;
    for (uint32_t i = 0; i < m->n; i++)
        for (uint32_t k = v->from[m->number[i]]; k < v->from[m->number[i] + 1]; k++) {
            uint32_t f = v->entry[k].feature;
            if (!m->have[f]++) m->met[n_met++] = f;
            v->dense[f] += v->entry[k].weight;
        }
    strength *list = ARENA_NEWS(m->mem, strength, n_met + 1);
    for (uint32_t i = 0; i < n_met; i++) {
        uint32_t f = m->met[i];
        if (m->have[f] * 2 > m->n && m->have[f] > 1)
            list[n++] = (strength){v->label[f], v->dense[f]};
        m->have[f] = 0;
        v->dense[f] = 0;
    }
    if (n) qsort(list, n, sizeof *list, strongest);
    for (uint32_t i = 0; i < n && i < EVENTS_MOST_SHARED; i++)
        e->shared[e->n_shared++] = list[i].label;
}

static events_event make_event(const making *m, const joined *g) {
    events_event e = {.n = m->n, .first_day = g->first_day, .last_day = g->last_day};
    const events_item **item = ARENA_NEWS(m->mem, const events_item *, m->n + 1);
    for (uint32_t i = 0; i < m->n; i++) item[i] = m->v->item[m->number[i]];
    qsort(item, m->n, sizeof *item, by_outlet);
    e.item = ARENA_NEWS(m->mem, uint32_t, m->n + 1);
    for (uint32_t i = 0; i < m->n; i++) {
        e.item[i] = (uint32_t)(item[i] - m->all);
        e.n_outlets += !i || !str_eq(item[i]->outlet, item[i - 1]->outlet);
    }
    return e;
}

static int largest(const void *a, const void *b, void *all) {
    const events_event *x = a, *y = b;
    const events_item *item = all, *first_x = &item[x->item[0]], *first_y = &item[y->item[0]];
    if (x->n_outlets != y->n_outlets) return x->n_outlets > y->n_outlets ? -1 : 1;
    if (x->alike != y->alike) return x->alike > y->alike ? -1 : 1;
    return by_day(&first_x, &first_y);
}

static void list_events(const joining *j, const events_item *all, const events_options *o,
                        arena *mem, events_found *found) {
    const vectors *v = j->v;
    making m = {.v = v,
                .all = all,
                .mem = mem,
                .number = ARENA_NEWS(mem, uint32_t, v->n + 1),
                .have = ARENA_NEWS(mem, uint32_t, v->n_features + 1),
                .met = ARENA_NEWS(mem, uint32_t, v->n_features + 1)};
    found->event = ARENA_NEWS(mem, events_event, v->n / 2 + 1);
    for (uint32_t g = 0; g < v->n; g++) {
        if (j->root[g] != g || j->group[g].n < 2) continue;
        m.n = 0;
        for (uint32_t i = g; i != EVENTS_NONE; i = j->next[i]) m.number[m.n++] = i;
        events_event e = make_event(&m, &j->group[g]);
        if (e.n_outlets < o->outlets) continue;
        e.alike = mean_cosine(&m);
        find_shared(&m, &e);
        found->event[found->n_events++] = e;
    }
    qsort_r(found->event, found->n_events, sizeof *found->event, largest, (void *)all);
    for (uint32_t e = 0; e < found->n_events; e++)
        for (uint32_t i = 0; i < found->event[e].n; i++)
            found->event_of[found->event[e].item[i]] = e;
}

/* ---- copies ------------------------------------------------------------------------------ */

/* `order`: items in the order of days, the copies of each text then go behind one another. */
static void list_copies(const events_item *const *order, const events_item *all, uint32_t n,
                        const uint32_t *copy_of, const double *likeness, arena *mem,
                        events_found *found) {
    uint32_t *times = ARENA_NEWS(mem, uint32_t, n + 1), *at = ARENA_NEWS(mem, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) found->n_copies += ++times[copy_of[i]] == 2;
    found->copies = ARENA_NEWS(mem, events_copies, found->n_copies + 1);
    uint32_t groups = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t first = copy_of[i], own = (uint32_t)(order[i] - all);
        found->copy_of[own] = (uint32_t)(order[first] - all);
        if (times[first] < 2) continue;
        if (first == i) {
            at[i] = groups;
            found->copies[groups++].item = ARENA_NEWS(mem, uint32_t, times[i]);
        }
        events_copies *c = &found->copies[at[first]];
        c->item[c->n++] = own;
        if (first != i) c->likeness += likeness[i] / (times[first] - 1);
    }
}

events_found events_find(const events_item *item, uint32_t n, const events_options *o, arena *mem) {
    events_found found = {.event_of = ARENA_NEWS(mem, uint32_t, n + 1),
                          .copy_of = ARENA_NEWS(mem, uint32_t, n + 1)};
    const events_item **order = ARENA_NEWS(mem, const events_item *, n + 1);
    const sketch **sketch_of = ARENA_NEWS(mem, const sketch *, n + 1);
    uint32_t *copy_of = ARENA_NEWS(mem, uint32_t, n + 1), n_counted = 0;
    double *likeness = ARENA_NEWS(mem, double, n + 1);
    for (uint32_t i = 0; i < n; i++) order[i] = &item[i];
    if (n) qsort(order, n, sizeof *order, by_day);
    for (uint32_t i = 0; i < n; i++) sketch_of[i] = order[i]->sketch;
    copies_find(sketch_of, n, o, mem, copy_of, likeness);
    list_copies(order, item, n, copy_of, likeness, mem, &found);

    for (uint32_t i = 0; i < n; i++) found.event_of[i] = EVENTS_NONE;
    for (uint32_t i = 0; i < n; i++)
        if (copy_of[i] == i) order[n_counted++] = order[i];
    vectors v = vectors_of(order, n_counted, o, mem);
    joining j = join_all(&v, o, mem);
    list_events(&j, item, o, mem, &found);
    for (uint32_t i = 0; i < n; i++) found.event_of[i] = found.event_of[found.copy_of[i]];
    return found;
}

/* ---- days -------------------------------------------------------------------------------- */

static bool digits(str s, int32_t *x) {
    *x = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        *x = *x * 10 + (s.p[i] - '0');
    }
    return true;
}

/* Days since 1 March of the year 0 in the Gregorian calendar, in which leap days come last. */
int32_t events_day(str date) {
    int32_t year, month, day;
    if (date.n < 10 || date.p[4] != '-' || date.p[7] != '-' ||
        !digits(str_sub(date, 0, 4), &year) || !digits(str_sub(date, 5, 7), &month) ||
        !digits(str_sub(date, 8, 10), &day))
        return EVENTS_NO_DAY;
    if (date.n > 10 && date.p[10] >= '0' && date.p[10] <= '9') return EVENTS_NO_DAY;
    if (month < 1 || month > 12 || day < 1 || day > 31) return EVENTS_NO_DAY;
    int32_t y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}
