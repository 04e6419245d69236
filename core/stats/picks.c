#include "stats/picks.h"

#include <math.h>
#include <string.h>

static int order(const pick *a, const pick *b) {
    if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
    if (a->chance != b->chance) return a->chance < b->chance ? -1 : 1;
    return str_cmp(a->text, b->text);
}

static int by_worth(const void *a, const void *b) {
    return order(*(const pick *const *)a, *(const pick *const *)b);
}

/* ---- the heap ---------------------------------------------------------------------------- */

static bool worse(const picked *p, uint32_t a, uint32_t b) {
    return order(&p->heap.p[a], &p->heap.p[b]) > 0;
}

static void swap(picked *p, uint32_t a, uint32_t b) {
    pick one = p->heap.p[a];
    p->heap.p[a] = p->heap.p[b];
    p->heap.p[b] = one;
}

static void rise(picked *p, uint32_t at) {
    for (; at && worse(p, at, (at - 1) / 2); at = (at - 1) / 2) swap(p, at, (at - 1) / 2);
}

static void sink(picked *p) {
    for (uint32_t at = 0;;) {
        uint32_t child = 2 * at + 1;
        if (child >= p->heap.n) return;
        if (child + 1 < p->heap.n && worse(p, child + 1, child)) child++;
        if (!worse(p, child, at)) return;
        swap(p, at, child);
        at = child;
    }
}

static str copy(str text) {
    char *own = mem_alloc(text.n + 1);
    if (text.n) memcpy(own, text.p, text.n);
    return (str){own, text.n};
}

static void offer(picked *p, uint32_t most, pick one) {
    if (p->heap.n < most) {
        one.text = copy(one.text);
        vec_push(&p->heap, one);
        rise(p, p->heap.n - 1);
    } else if (most && order(&one, &p->heap.p[0]) < 0) {
        free((char *)p->heap.p[0].text.p);
        one.text = copy(one.text);
        p->heap.p[0] = one;
        sink(p);
    }
}

/* ---- labels ------------------------------------------------------------------------------ */

static picked *at_label(picks *p, str label) {
    uint32_t at;
    if (map_get(&p->labels, label, &at)) return &p->of.p[at];
    str own = arena_str(&p->mem, label);
    map_add(&p->labels, own, p->of.n);
    vec_push(&p->of, (picked){.label = own});
    return &vec_last(&p->of);
}

void picks_offer(picks *p, uint32_t most, str label, double rank, uint64_t chance, str text) {
    offer(at_label(p, label), most, (pick){rank, chance, text});
}

void picks_merge(picks *into, uint32_t most, const picks *from) {
    for (uint32_t i = 0; i < from->of.n; i++) {
        const picked *other = &from->of.p[i];
        picked *own = at_label(into, other->label);
        for (uint32_t k = 0; k < other->heap.n; k++) offer(own, most, other->heap.p[k]);
    }
}

void picks_free(picks *p) {
    for (uint32_t i = 0; i < p->of.n; i++) {
        picked *one = &p->of.p[i];
        for (uint32_t k = 0; k < one->heap.n; k++) free((char *)one->heap.p[k].text.p);
        vec_free(&one->heap);
    }
    vec_free(&p->of);
    map_free(&p->labels);
    arena_free(&p->mem);
    *p = (picks){0};
}

static const pick **sorted(const picked *one, arena *mem) {
    const pick **list = ARENA_NEWS(mem, const pick *, one->heap.n + 1);
    for (uint32_t k = 0; k < one->heap.n; k++) list[k] = &one->heap.p[k];
    qsort(list, one->heap.n, sizeof *list, by_worth);
    return list;
}

const pick **picks_sorted(const picks *p, str label, arena *mem, uint32_t *n) {
    uint32_t at;
    *n = 0;
    if (!map_get(&p->labels, label, &at)) return NULL;
    *n = p->of.p[at].heap.n;
    return sorted(&p->of.p[at], mem);
}

/* ---- writing and reading ----------------------------------------------------------------- */

static int by_label(const void *a, const void *b, void *context) {
    const picks *p = context;
    return str_cmp(p->of.p[*(const uint32_t *)a].label, p->of.p[*(const uint32_t *)b].label);
}

void picks_write(buf *b, const picks *p) {
    arena mem = {0};
    uint32_t *labels = ARENA_NEWS(&mem, uint32_t, p->of.n + 1);
    for (uint32_t i = 0; i < p->of.n; i++) labels[i] = i;
    qsort_r(labels, p->of.n, sizeof *labels, by_label, (void *)p);
    buf_byte(b, '{');
    for (uint32_t i = 0; i < p->of.n; i++) {
        const picked *one = &p->of.p[labels[i]];
        const pick **list = sorted(one, &mem);
        if (i) buf_byte(b, ',');
        buf_json(b, one->label);
        buf_put(b, STR(":["));
        for (uint32_t k = 0; k < one->heap.n; k++) {
            if (k) buf_byte(b, ',');
            buf_number(b, list[k]->rank);
            buf_printf(b, ",\"%llx\",", (unsigned long long)list[k]->chance);
            buf_json(b, list[k]->text);
        }
        buf_byte(b, ']');
    }
    buf_byte(b, '}');
    arena_free(&mem);
}

static bool read_picked(picked *own, uint32_t most, const json *list) {
    if (list->kind != JSON_ARRAY || list->n % 3) return false;
    for (uint32_t i = 0; i < list->n; i += 3) {
        const json *rank = &list->item[i], *chance = &list->item[i + 1], *text = &list->item[i + 2];
        char digits[17] = "";
        if (rank->kind != JSON_NUMBER || !isfinite(rank->number) || chance->kind != JSON_STRING ||
            chance->string.n > 16 || text->kind != JSON_STRING)
            return false;
        memcpy(digits, chance->string.p, chance->string.n);
        offer(own, most, (pick){rank->number, strtoull(digits, NULL, 16), text->string});
    }
    return true;
}

bool picks_read(picks *p, uint32_t most, const json *object) {
    if (object->kind != JSON_OBJECT) return false;
    for (uint32_t i = 0; i < object->n; i++)
        if (!read_picked(at_label(p, object->key[i]), most, &object->item[i])) return false;
    return true;
}
