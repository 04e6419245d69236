#include "stats/rates.h"

rate *rates_at(rates *r, str label) {
    uint32_t at;
    if (map_get(&r->labels, label, &at)) return &r->of.p[at].r;
    str own = arena_str(&r->mem, label);
    map_add(&r->labels, own, r->of.n);
    vec_push(&r->of, (labelled_rate){.label = own});
    return &vec_last(&r->of).r;
}

const rate *rates_get(const rates *r, str label) {
    uint32_t at;
    return map_get(&r->labels, label, &at) ? &r->of.p[at].r : NULL;
}

const rate *rates_per(const rates *r) { return r->all.n ? &r->all : NULL; }

static int by_label(const void *a, const void *b, void *context) {
    const rates *r = context;
    return str_cmp(r->of.p[*(const uint32_t *)a].label, r->of.p[*(const uint32_t *)b].label);
}

uint32_t *rates_sorted(const rates *r, arena *mem) {
    uint32_t *order = ARENA_NEWS(mem, uint32_t, r->of.n + 1);
    for (uint32_t i = 0; i < r->of.n; i++) order[i] = i;
    qsort_r(order, r->of.n, sizeof *order, by_label, (void *)r);
    return order;
}

void rates_merge(rates *into, const rates *from) {
    rate_merge(&into->all, &from->all);
    for (uint32_t i = 0; i < from->of.n; i++)
        rate_merge(rates_at(into, from->of.p[i].label), &from->of.p[i].r);
}

void rates_free(rates *r) {
    for (uint32_t i = 0; i < r->of.n; i++) rate_free(&r->of.p[i].r);
    vec_free(&r->of);
    map_free(&r->labels);
    rate_free(&r->all);
    arena_free(&r->mem);
    *r = (rates){0};
}

void rates_write(buf *b, const rates *r) {
    arena mem = {0};
    const uint32_t *order = rates_sorted(r, &mem);
    buf_put(b, STR("\"all\":"));
    rate_write(b, &r->all);
    buf_put(b, STR(",\"of\":{"));
    for (uint32_t i = 0; i < r->of.n; i++) {
        if (i) buf_byte(b, ',');
        buf_json(b, r->of.p[order[i]].label);
        buf_byte(b, ':');
        rate_write(b, &r->of.p[order[i]].r);
    }
    buf_byte(b, '}');
    arena_free(&mem);
}

bool rates_read(rates *r, const json *object) {
    const json *all = json_get(object, STR("all")), *of = json_get(object, STR("of"));
    if (!all || !of || of->kind != JSON_OBJECT || !rate_read(&r->all, all)) return false;
    for (uint32_t i = 0; i < of->n; i++)
        if (!rate_read(rates_at(r, of->key[i]), &of->item[i])) return false;
    return true;
}
