/* run: every article of the input, and what to say at the end.
 *
 *      feed ─► items ─► read, scan, hooks.article ─► line ─► hooks.take, in the order of the input
 *                       └── in workers (app/crew.h) ──┘
 *
 * A command that only prints at the end (read, check) has no `take`: everything then happens in
 * this process. With `take`, articles are read and scored by worker processes, -j of them, and the
 * lines come back in order: the same bytes whatever their number. What cannot be read is handed on
 * as a failure, so that it leaves an error record. Progress, complaints and the summary go to
 * standard error. Ctrl-C and SIGTERM end the run when the lines that are there have been taken. */
#ifndef TENOR_APP_RUN_H
#define TENOR_APP_RUN_H

#include "app/item.h"
#include "app/session.h"

typedef struct run_hooks {
    /* An article with its hits in s->scan; what is to be taken goes to `line`. False = it failed
     * (already said, see run_complain). May run in a worker: the context is then a copy. */
    bool (*article)(void *context, session *s, doc *d, buf *line);
    /* One that could not be read, or that a worker came to grief over; d has its id, if any, and
     * where. */
    void (*unread)(void *context, doc *d, str message, buf *line);
    /* False, with a message, ends the run: it could not be written. NULL = no workers. */
    bool (*take)(void *context, str line, err *e);
    /* Whoever waits for the lines taken so far should see them. NULL = nobody does. */
    bool (*show)(void *context, err *e);
    void *context;
    uint64_t skip; /* so many articles at the beginning have been done by an earlier run */
    /* A piece that is a line already, such as a record: copies it and says so, and whether its
     * article failed when the line was made. NULL = none are. */
    bool (*pass)(void *context, session *s, const piece *p, buf *line, bool *failed);
} run_hooks;

typedef struct run_counts {
    uint64_t articles, failed;
    bool io_failed, stopped;
    bool whole; /* the input was followed to its end, and every line taken */
    int signal; /* that ended it; 0 = none */
} run_counts;

/* The exit code: EXIT_FINE, EXIT_SOME, EXIT_IO or EXIT_USAGE; 128 + the signal that ended it.
 * *counts may hold what an earlier run counted. */
int run_articles(session *s, const args *a, const run_hooks *hooks, run_counts *counts);
/* Says what went wrong with an article; the first line only unless --verbose. */
void run_complain(const session *s, const args *a, const doc *d, str message);

/* ---- between run.c and turn.c ------------------------------------------------------------ */

typedef struct runner {
    session *s;
    const args *a;
    const run_hooks *hooks;
    piece_reader reader;
    doc d;
    void (*scoring)(void *context); /* called when it has been read; NULL = nobody asks */
    void *context;
} runner;

/* turn.c: reads the article, scans it and calls the hook. False = it failed. */
bool run_turn(runner *r, const item *one, buf *line);

#endif
