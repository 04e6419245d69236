/* crew: worker processes, watched over.
 *
 *      jobs ─► [worker] ─► answers        one read-only copy of scripts, lexicons and matcher:
 *           ─► [worker] ─►   in the       workers are forked when everything has been loaded
 *           ─► [worker] ─►   order of
 *                            the jobs
 *
 * A job is a handful of items and an answer is what the crew's task made of them. At most a few
 * jobs a worker are under way, so memory does not grow with the input. A worker says on a page of
 * shared memory which item it is at and since when. One that takes too long over an item, grows too
 * large or crashes is ended and replaced: that item is marked as lost, with what happened, and the
 * job is done again by the new worker. So one item costs itself and nothing else, whatever is in
 * it; a large one travels alone, and a worker that it made large is replaced by a fresh one.
 * Workers end by themselves when this process does. */
#ifndef TENOR_APP_CREW_H
#define TENOR_APP_CREW_H

#include "app/wire.h"
#include "base/err.h"

typedef struct crew_limits {
    double seconds;  /* on the clock, for one item */
    uint64_t memory; /* bytes by which one worker may grow */
} crew_limits;

/* What a worker keeps up to date on the shared page. */
typedef struct crew_mark crew_mark;
enum { CREW_READING, CREW_SCORING };
/* Before each item, and when it has been read. */
void crew_at(crew_mark *m, uint32_t item, uint32_t stage);

/* Something that happened to a worker at an item of the job. */
typedef struct crew_loss {
    uint32_t item, stage;
    str what;
} crew_loss;

/* In the worker: makes the answer of a job of n items. */
typedef void crew_task(void *context, wire *items, uint32_t n, const crew_loss *losses,
                       uint32_t n_losses, crew_mark *mark, buf *answer);

typedef struct crew crew;
/* NULL with a message when no process can be started. */
crew *crew_open(uint32_t workers, crew_limits limits, crew_task *task, void *context, err *e);
bool crew_has_room(const crew *c);               /* for another job */
void crew_give(crew *c, buf *items, uint32_t n); /* takes the bytes; leaves an empty buffer */
bool crew_is_idle(const crew *c);                /* no job is under way, and no answer waits */
/* Waits until something happens: an answer, a death, a moment later; or, if input ≥ 0, bytes to
 * read there. False when workers die without having begun anything. */
bool crew_wait(crew *c, int input, err *e);
/* The answer to the oldest job, if it is there; valid until the next call. */
bool crew_take(crew *c, str *answer, uint32_t *n);
void crew_close(crew *c); /* whatever is under way is dropped */

#endif
