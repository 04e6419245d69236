/* map: from a str to a 32-bit number.
 *
 * Open addressing, linear probing, at most half full. Keys, shorter than 4 GiB, are not copied (but
 * by map_intern): they must outlive the map. Iterate over what the numbers index instead: the order
 * of a map is nobody's business, so there is none. Out of memory aborts (base/arena.h). */
#ifndef TENOR_BASE_MAP_H
#define TENOR_BASE_MAP_H

#include "base/arena.h"

typedef struct map {
    struct map_slot *slot;
    uint32_t n, mask; /* mask + 1 slots; 0 = none yet */
} map;

/* Sets key → value; false, and nothing changed, when the key was already there. */
bool map_add(map *m, str key, uint32_t value);
/* The value of key; when it was not there, `fresh`, set under a copy of the key in mem. */
uint32_t map_intern(map *m, str key, uint32_t fresh, arena *mem);
bool map_get(const map *m, str key, uint32_t *value); /* value may be NULL */
/* Makes room for that many keys, so that the map need not grow. */
void map_reserve(map *m, uint32_t n);
void map_free(map *m);

#endif
