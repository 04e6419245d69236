/* pool: memory for small blocks, as a Lua state asks for them: very many, soon given back.
 *
 *      48 bytes ──► class 3 ──► free list of class 3, else the next piece of a chunk
 *
 * A hit that a script looks at is a block of Lua's, and so is every iterator: this takes a fifth of
 * the time that malloc takes. Classes are 16 bytes apart; larger blocks go to malloc. What is given
 * back waits on its class's list; chunks live until pool_free.
 *
 * The caller says the size again when it gives a block back. Under the address sanitizer all blocks
 * go to malloc, so that it sees what is used after its end. NULL when there is no memory. */
#ifndef TENOR_SCRIPT_POOL_H
#define TENOR_SCRIPT_POOL_H

#include <stddef.h>

enum { POOL_STEP = 16, POOL_CLASSES = 17 }; /* class k: blocks of up to k * POOL_STEP bytes */

typedef struct pool {
    struct pool_block *free[POOL_CLASSES];
    struct pool_chunk *chunks;
    char *next; /* what is left of the newest chunk */
    size_t left;
} pool;

void *pool_new(pool *p, size_t size); /* size > 0 */
void pool_give(pool *p, void *block, size_t size);
/* A block of another size with the same beginning; on failure the old one stays as it is. */
void *pool_resize(pool *p, void *block, size_t old, size_t want);
void pool_free(pool *p); /* all small blocks; the large ones have been given back */

#endif
