/* run: every article of the input, one after the other, and what to say at the end.
 *
 * Reads the operands (standard input for "-"), scans each article and hands it to the command. What
 * cannot be read is handed on as a failure, so that it leaves an error record. Progress and the
 * summary go to standard error. */
#ifndef TENOR_APP_RUN_H
#define TENOR_APP_RUN_H

#include "app/session.h"
#include "text/feed.h"

typedef struct run_hooks {
    /* An article with its hits in s->scan. false = it failed (already said, see run_failed). */
    bool (*article)(void *context, session *s, doc *d);
    /* One that could not be read; d has its id, if any, and where. */
    void (*unread)(void *context, doc *d, str message);
    void *context;
} run_hooks;

typedef struct run_counts {
    uint64_t articles, failed;
    bool io_failed, stopped;
} run_counts;

/* The exit code: EXIT_FINE, EXIT_SOME, EXIT_IO or EXIT_USAGE. */
int run_articles(session *s, const args *a, const run_hooks *hooks, run_counts *counts);
/* Says on stderr what went wrong with an article; the first line only unless --verbose. */
void run_complain(const args *a, const doc *d, str message);

#endif
