#include "base/map.h"

#include <stdlib.h>

typedef struct map_slot {
    const char *p; /* of the key; NULL: free */
    uint32_t n, hash, value;
} map_slot;

/* 24 bytes: a map is mostly waiting for memory. */
static str key_of(const map_slot *s) { return (str){s->p, s->n}; }

static map_slot *find(const map *m, str key, uint32_t hash) {
    for (uint32_t i = hash & m->mask;; i = (i + 1) & m->mask) {
        map_slot *s = &m->slot[i];
        if (!s->p || (s->hash == hash && str_eq(key_of(s), key))) return s;
    }
}

static void resize(map *m, uint32_t slots) {
    map old = *m;
    m->slot = mem_alloc(slots * sizeof *m->slot);
    for (uint32_t i = 0; i < slots; i++) m->slot[i] = (map_slot){0};
    m->mask = slots - 1;
    for (uint32_t i = 0; old.slot && i <= old.mask; i++) {
        const map_slot *s = &old.slot[i];
        if (s->p) *find(m, key_of(s), s->hash) = *s;
    }
    free(old.slot);
}

void map_reserve(map *m, uint32_t n) {
    uint32_t slots = m->slot ? m->mask + 1 : 16;
    while (slots / 2 < n && slots < (uint32_t)1 << 31) slots *= 2;
    if (!m->slot || slots > m->mask + 1) resize(m, slots);
}

/* The slot of the key, free or not, in a map with room for one more. */
static map_slot *slot_for(map *m, str *key, uint32_t *hash) {
    map_reserve(m, m->n + 1);
    if (!key->p) key->p = "";
    *hash = (uint32_t)str_hash(*key);
    return find(m, *key, *hash);
}

bool map_add(map *m, str key, uint32_t value) {
    uint32_t hash;
    map_slot *s = slot_for(m, &key, &hash);
    if (s->p) return false;
    *s = (map_slot){key.p, (uint32_t)key.n, hash, value};
    m->n++;
    return true;
}

uint32_t map_intern(map *m, str key, uint32_t fresh, arena *mem) {
    uint32_t hash;
    map_slot *s = slot_for(m, &key, &hash);
    if (s->p) return s->value;
    *s = (map_slot){arena_str(mem, key).p, (uint32_t)key.n, hash, fresh};
    m->n++;
    return fresh;
}

bool map_get(const map *m, str key, uint32_t *value) {
    if (!m->slot) return false;
    const map_slot *s = find(m, key, (uint32_t)str_hash(key));
    if (!s->p) return false;
    if (value) *value = s->value;
    return true;
}

void map_free(map *m) {
    free(m->slot);
    *m = (map){0};
}
