#include "text/seen.h"
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1024, MOST_SLOTS = 1 << 23 };

static bool insert(uint64_t *slot, uint32_t mask, uint64_t hash) {
    uint32_t i = (uint32_t)hash & mask;
    for (; slot[i]; i = (i + 1) & mask)
        if (slot[i] == hash) return false;
    slot[i] = hash;
    return true;
}

static bool contains(const seen *s, uint64_t hash) {
    for (uint32_t i = (uint32_t)hash & s->mask; s->slot[i]; i = (i + 1) & s->mask)
        if (s->slot[i] == hash) return true;
    return false;
}

static void grow(seen *s) {
    uint32_t slots = s->slot ? (s->mask + 1) * 2 : FIRST_SLOTS;
    uint64_t *wider = mem_alloc(slots * sizeof *wider);
    memset(wider, 0, slots * sizeof *wider);
    for (uint32_t i = 0; s->slot && i <= s->mask; i++)
        if (s->slot[i]) insert(wider, slots - 1, s->slot[i]);
    free(s->slot);
    s->slot = wider;
    s->mask = slots - 1;
}

static bool at_limit(const seen *s) { return s->slot && s->n >= s->mask / 4 * 3; }

bool seen_add(seen *s, str id) {
    uint64_t hash = str_hash(id);
    if (!hash) hash = 1; /* 0 marks a free slot */
    if (!s->slot || (at_limit(s) && s->mask + 1 < MOST_SLOTS)) grow(s);
    bool is_new;
    if (at_limit(s)) {
        is_new = !contains(s, hash);
        s->full |= is_new;
    } else {
        is_new = insert(s->slot, s->mask, hash);
        s->n += is_new;
    }
    if (!is_new && !s->repeats++) buf_put(&s->first, id);
    return is_new;
}

void seen_free(seen *s) {
    free(s->slot);
    buf_free(&s->first);
    *s = (seen){0};
}
