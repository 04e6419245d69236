#include "script/pool.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ALL_LARGE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALL_LARGE 1
#endif
#endif
#ifndef ALL_LARGE
#define ALL_LARGE 0
#endif

enum { CHUNK = 16 * 1024 };

typedef struct pool_block {
    struct pool_block *next;
} pool_block;

typedef struct pool_chunk {
    struct pool_chunk *next;
    _Alignas(POOL_STEP) char bytes[CHUNK];
} pool_chunk;

static size_t class_of(size_t size) { return (size + POOL_STEP - 1) / POOL_STEP; }

static int is_small(size_t size) { return !ALL_LARGE && class_of(size) < POOL_CLASSES; }

/* What is left of the chunk before is lost: less than the largest small block. */
static int add_chunk(pool *p) {
    pool_chunk *fresh = malloc(sizeof *fresh);
    if (!fresh) return 0;
    fresh->next = p->chunks;
    p->chunks = fresh;
    p->next = fresh->bytes;
    p->left = CHUNK;
    return 1;
}

void *pool_new(pool *p, size_t size) {
    if (!is_small(size)) return malloc(size);
    size_t class = class_of(size), bytes = class * POOL_STEP;
    pool_block *block = p->free[class];
    if (block) {
        p->free[class] = block->next;
        return block;
    }
    if (p->left < bytes && !add_chunk(p)) return NULL;
    void *piece = p->next;
    p->next += bytes;
    p->left -= bytes;
    return piece;
}

void pool_give(pool *p, void *block, size_t size) {
    if (!block) return;
    if (!is_small(size)) {
        free(block);
        return;
    }
    pool_block *own = block;
    own->next = p->free[class_of(size)];
    p->free[class_of(size)] = own;
}

void *pool_resize(pool *p, void *block, size_t old, size_t want) {
    if (!is_small(old) && !is_small(want)) return realloc(block, want);
    if (is_small(old) && is_small(want) && class_of(old) == class_of(want)) return block;
    void *fresh = pool_new(p, want);
    if (!fresh) return NULL;
    memcpy(fresh, block, old < want ? old : want);
    pool_give(p, block, old);
    return fresh;
}

void pool_free(pool *p) {
    for (pool_chunk *c = p->chunks, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    *p = (pool){0};
}
