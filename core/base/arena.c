#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, FIRST_BLOCK = 32 << 10, LARGEST_STEP = 4 << 20 };

typedef struct arena_block {
    struct arena_block *next;
    size_t used, size; /* of data */
    _Alignas(16) unsigned char data[];
} arena_block;

static _Noreturn void out_of_memory(size_t size) {
    fprintf(stderr, "tenor: out of memory (asked for %zu bytes)\n", size);
    abort();
}

void *mem_alloc(size_t size) {
    void *p = malloc(size ? size : 1);
    if (!p) out_of_memory(size);
    return p;
}

void *mem_grow(void *p, size_t size) {
    void *q = realloc(p, size ? size : 1);
    if (!q) out_of_memory(size);
    return q;
}

static void add_block(arena *a, size_t need) {
    size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_STEP) size = LARGEST_STEP;
    if (size < need) size = need;
    if (size > SIZE_MAX - sizeof(arena_block)) out_of_memory(size);
    arena_block *b = mem_alloc(sizeof *b + size);
    *b = (arena_block){.next = a->head, .size = size};
    a->head = b;
    a->total += size;
}

/* Not zeroed. */
static void *take(arena *a, size_t size) {
    if (size > SIZE_MAX - ALIGN) out_of_memory(size);
    size_t need = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!a->head || a->head->size - a->head->used < need) add_block(a, need);
    void *p = a->head->data + a->head->used;
    a->head->used += need;
    return p;
}

void *arena_alloc(arena *a, size_t size) { return memset(take(a, size), 0, size); }

void *arena_array(arena *a, size_t n, size_t size) {
    if (size && n > SIZE_MAX / size) out_of_memory(SIZE_MAX);
    return arena_alloc(a, n * size);
}

str arena_str(arena *a, str s) {
    char *p = take(a, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    p[s.n] = 0;
    return (str){p, s.n};
}

str arena_printf(arena *a, const char *fmt, ...) {
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *p = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
    if (n > 0) vsnprintf(p, (size_t)n + 1, fmt, again);
    va_end(again);
    return (str){p, (size_t)(n < 0 ? 0 : n)};
}

void arena_reset(arena *a) {
    arena_block *keep = NULL;
    for (arena_block *b = a->head, *next; b; b = next) {
        next = b->next;
        if (!keep || b->size > keep->size) {
            free(keep);
            keep = b;
        } else {
            free(b);
        }
    }
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
    }
    a->head = keep;
    a->total = keep ? keep->size : 0;
}

void arena_free(arena *a) {
    for (arena_block *b = a->head, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    *a = (arena){0};
}
