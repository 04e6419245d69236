#include "base/map.h"

#include <stdlib.h>

typedef struct map_slot {
    str key; /* p == NULL: free */
    uint64_t hash;
    uint32_t value;
} map_slot;

static map_slot *find(const map *m, str key, uint64_t hash) {
    for (uint32_t i = (uint32_t)hash & m->mask;; i = (i + 1) & m->mask) {
        map_slot *s = &m->slot[i];
        if (!s->key.p || (s->hash == hash && str_eq(s->key, key))) return s;
    }
}

static void grow(map *m) {
    map old = *m;
    uint32_t slots = old.slot ? (old.mask + 1) * 2 : 16;
    m->slot = mem_alloc(slots * sizeof *m->slot);
    for (uint32_t i = 0; i < slots; i++) m->slot[i] = (map_slot){0};
    m->mask = slots - 1;
    for (uint32_t i = 0; old.slot && i <= old.mask; i++)
        if (old.slot[i].key.p) *find(m, old.slot[i].key, old.slot[i].hash) = old.slot[i];
    free(old.slot);
}

/* The slot of the key, free or not, in a map with room for one more. */
static map_slot *slot_for(map *m, str *key, uint64_t *hash) {
    if (!m->slot || (m->n + 1) * 2 > m->mask + 1) grow(m);
    if (!key->p) key->p = "";
    *hash = str_hash(*key);
    return find(m, *key, *hash);
}

bool map_add(map *m, str key, uint32_t value) {
    uint64_t hash;
    map_slot *s = slot_for(m, &key, &hash);
    if (s->key.p) return false;
    *s = (map_slot){.key = key, .hash = hash, .value = value};
    m->n++;
    return true;
}

uint32_t map_intern(map *m, str key, uint32_t fresh, arena *mem) {
    uint64_t hash;
    map_slot *s = slot_for(m, &key, &hash);
    if (s->key.p) return s->value;
    *s = (map_slot){.key = arena_str(mem, key), .hash = hash, .value = fresh};
    m->n++;
    return fresh;
}

bool map_get(const map *m, str key, uint32_t *value) {
    if (!m->slot) return false;
    const map_slot *s = find(m, key, str_hash(key));
    if (!s->key.p) return false;
    if (value) *value = s->value;
    return true;
}

void map_free(map *m) {
    free(m->slot);
    *m = (map){0};
}
