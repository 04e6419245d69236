/* arena: memory that is given back all at once.
 *
 *      block ──► [ used ......... | free ]      block ──► [ used | free ]      …
 *
 * tenor knows three lifetimes: the *program* (lexicons, matcher, regexes), the *article* (reset
 * before each one) and the *Lua heap* (not an arena). Whatever lives as long as one of the first
 * two is allocated here and never freed by itself. Memory comes zeroed and aligned to 16 bytes.
 * Running out of memory aborts the program here and nowhere else. */
#ifndef TENOR_BASE_ARENA_H
#define TENOR_BASE_ARENA_H

#include "base/str.h"

typedef struct arena {
    struct arena_block *head; /* the block in use; older ones hang behind it */
    size_t total;             /* bytes held from the system */
} arena;                      /* all zero = empty and ready */

void *arena_alloc(arena *a, size_t size);
/* Room for n objects of `size` bytes each; aborts on overflow. */
void *arena_array(arena *a, size_t n, size_t size);
#define ARENA_NEW(a, T)     ((T *)arena_alloc((a), sizeof(T)))
#define ARENA_NEWS(a, T, n) ((T *)arena_array((a), (n), sizeof(T)))

str arena_str(arena *a, str s); /* a copy, with a NUL behind it that does not count */
str arena_printf(arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

void arena_reset(arena *a); /* everything is free again; the largest block is kept */
void arena_free(arena *a);

/* malloc/realloc that abort when memory runs out, for what grows (vec, buf, map). */
void *mem_alloc(size_t size);
void *mem_grow(void *p, size_t size);

#endif
