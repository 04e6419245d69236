/* vec: an array that grows.
 *
 *      VEC(uint32_t) ids = {0};
 *      vec_push(&ids, 7);                  ids.p[0] == 7, ids.n == 1
 *      vec_free(&ids);
 *
 * For tables whose length is not known beforehand. Tables of an article keep their memory from one
 * article to the next: set n = 0 instead of freeing. Out of memory aborts (base/arena.h). */
#ifndef TENOR_BASE_VEC_H
#define TENOR_BASE_VEC_H

#include "base/arena.h"

#include <stdlib.h>

#define VEC(T)                                                                                     \
    struct {                                                                                       \
        T *p;                                                                                      \
        uint32_t n, cap;                                                                           \
    }

#define vec_reserve(v, want)                                                                       \
    ((v)->cap < (want) ? ((v)->p = vec_grown((v)->p, &(v)->cap, (want), sizeof *(v)->p), (void)0)  \
                       : (void)0)
#define vec_push(v, ...) (vec_reserve((v), (v)->n + 1), (v)->p[(v)->n++] = (__VA_ARGS__), (void)0)
#define vec_last(v)      ((v)->p[(v)->n - 1])
#define vec_free(v)      (free((v)->p), (v)->p = NULL, (v)->n = (v)->cap = 0, (void)0)

/* Memory for at least `want` items, at least doubled. */
void *vec_grown(void *p, uint32_t *cap, uint32_t want, size_t size);

#endif
