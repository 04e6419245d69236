#include "base/vec.h"

void *vec_grown(void *p, uint32_t *cap, uint32_t want, size_t size) {
    uint64_t least = size < 8 ? 16 : size < 64 ? 128 / size : 2; /* there may be many short ones */
    uint64_t room = *cap ? (uint64_t)*cap * 2 : least;
    if (room < want) room = want;
    if (room > UINT32_MAX) room = UINT32_MAX;
    *cap = (uint32_t)room;
    return mem_grow(p, (size_t)room * size);
}
