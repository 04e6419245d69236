/* worker: what one process of a crew does, and what it lets the crew know.
 *
 *      line ─► job ─► task ─► answer ─► line          mark: which job and item, since when
 *
 * A worker takes a job from its line, a socket, has the task make the answer and sends it back, one
 * after the other until the other end closes. The mark lies on a page that both processes see, so
 * that it tells what the worker was at however it ended (app/crew.h). */
#ifndef TENOR_APP_WORKER_H
#define TENOR_APP_WORKER_H

#include "app/crew.h"

#include <stdatomic.h>
#include <sys/types.h>

#define NO_JOB UINT64_MAX

struct crew_mark {
    _Atomic uint64_t job; /* NO_JOB between jobs */
    _Atomic uint32_t item, stage;
    _Atomic int64_t since; /* worker_clock() */
    _Atomic uint64_t base; /* bytes resident when the worker began */
};

int64_t worker_clock(void);           /* nanoseconds, monotonic */
uint64_t worker_memory(pid_t worker); /* bytes resident; 0 = it is gone */

/* In the new process: serves `line` and returns when there is nothing more to do. */
void worker_run(int line, crew_mark *mark, uint64_t memory, crew_task *task, void *context);

#endif
