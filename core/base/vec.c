#include "base/vec.h"

void *vec_grown(void *p, uint32_t *cap, uint32_t want, size_t size) {
    uint64_t room = *cap ? (uint64_t)*cap * 2 : 16;
    if (room < want) room = want;
    if (room > UINT32_MAX) room = UINT32_MAX;
    *cap = (uint32_t)room;
    return mem_grow(p, (size_t)room * size);
}
