/* item: one article on its way through a run, or what came in place of one.
 *
 *      feed ─► item ─(wire, if there are workers)─► item ─► hooks ─► line
 *
 * Either a piece that has still to be read, or a failure of the feed, or a piece that a worker came
 * to grief over and that must not be tried again. */
#ifndef TENOR_APP_ITEM_H
#define TENOR_APP_ITEM_H

#include "app/wire.h"
#include "text/feed.h"

typedef struct item {
    piece piece;
    bool bad;      /* the feed could not cut it; there is no piece */
    str id, where; /* of a bad one */
    str message;   /* what is wrong with a bad one; else a warning, if any */
    str lost;      /* what became of the worker that had it; empty = nothing */
    bool unread;   /* of a lost one: not even reading it is safe */
} item;

void item_put(buf *b, const item *one);
/* Takes an item apart again; lists live in `mem`, texts where the wire has them. */
bool item_take(wire *w, arena *mem, item *out);

#endif
