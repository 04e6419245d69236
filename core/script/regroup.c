/* Groups of records for a report: by all fields of `by`, by some of them, or all as one. */
#include "script/state.h"

#include <stdlib.h>
#include <string.h>

/* Every field, in the order of `by`: nothing to merge. */
static bool is_whole(const script *s, const uint32_t *field, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (field[i] != i) return false;
    return n && n == s->n_by;
}

static bool same_key(const group_set *set, const group *merged, const group *g) {
    for (uint32_t i = 0; i < set->n; i++)
        if (!str_eq(merged->key[i], g->key[set->field[i]])) return false;
    return true;
}

static int compare(const void *a, const void *b, void *context) {
    const group_set *set = context;
    const group *x = *(group *const *)a, *y = *(group *const *)b;
    for (uint32_t i = 0; i < set->n; i++) {
        int order = str_cmp(x->key[set->field[i]], y->key[set->field[i]]);
        if (order) return order;
    }
    return 0;
}

static group *new_group(script *s, const group_set *set, const group *from) {
    group *g = ARENA_NEW(&s->report_mem, group);
    g->key = ARENA_NEWS(&s->report_mem, str, set->n + 1);
    for (uint32_t i = 0; i < set->n; i++) g->key[i] = from->key[set->field[i]];
    g->field = groups_keepers(s, &s->report_mem);
    return g;
}

static void merge(script *s, group *into, const group *from) {
    into->n += from->n;
    for (uint32_t i = 0; i < s->n_keep; i++) keep_merge(&into->field[i], &from->field[i]);
}

static void make(script *s, group_set *set) {
    arena *mem = &s->report_mem;
    uint32_t n = s->groups.n;
    group **sorted = ARENA_NEWS(mem, group *, n + 1);
    for (uint32_t i = 0; i < n; i++) sorted[i] = &s->groups.p[i];
    qsort_r(sorted, n, sizeof *sorted, compare, set);
    set->own = !is_whole(s, set->field, set->n);
    set->group = sorted;
    set->n_groups = n;
    if (!set->own) return;
    set->group = ARENA_NEWS(mem, group *, n + 1);
    set->n_groups = 0;
    if (!set->n) set->group[set->n_groups++] = new_group(s, set, NULL);
    for (uint32_t i = 0; i < n; i++) {
        if (!set->n_groups || !same_key(set, set->group[set->n_groups - 1], sorted[i]))
            set->group[set->n_groups++] = new_group(s, set, sorted[i]);
        merge(s, set->group[set->n_groups - 1], sorted[i]);
    }
}

const group_set *regroup(script *s, const uint32_t *field, uint32_t n) {
    for (uint32_t i = 0; i < s->sets.n; i++) {
        group_set *set = s->sets.p[i];
        if (set->n == n && memcmp(set->field, field, n * sizeof *field) == 0) return set;
    }
    group_set *set = ARENA_NEW(&s->report_mem, group_set);
    set->n = n;
    if (n) memcpy(set->field, field, n * sizeof *field);
    vec_push(&s->sets, set);
    make(s, set);
    return set;
}

void regroup_free(script *s) {
    for (uint32_t i = 0; i < s->sets.n; i++) {
        group_set *set = s->sets.p[i];
        for (uint32_t g = 0; set->own && g < set->n_groups; g++)
            groups_free_keepers(s, set->group[g]);
    }
    vec_free(&s->sets);
}
