/* seen: which ids a run has had already.
 *
 * Keeps a 64-bit hash of each id, no id itself: 16 bytes an article at most times, and never more
 * than 64 MiB, which is 6,291,456 ids. Beyond them nothing is added: an id is then still found if
 * it is one of those, and `full` tells that some may have been missed. Two ids with one hash are
 * taken for the same, once in a million runs of that size. Out of memory aborts (base/arena.h). */
#ifndef TENOR_TEXT_SEEN_H
#define TENOR_TEXT_SEEN_H

#include "base/buf.h"

typedef struct seen {
    uint64_t *slot;
    uint32_t n, mask;
    uint64_t repeats; /* ids that were there before */
    buf first;        /* the first of them */
    bool full;
} seen; /* all zero = empty */

/* True when the id is new, as far as is known. */
bool seen_add(seen *s, str id);
void seen_free(seen *s);

#endif
