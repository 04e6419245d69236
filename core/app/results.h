/* results: the lines of a long run on their way into a file.
 *
 *      -o r.jsonl     r.jsonl.part  ─ line, line … ─► whole: renamed to r.jsonl
 *                     r.jsonl.plan  what is being done, for --resume; gone at the end
 *      -o r.csv       the same, and the table is made of the lines at the end (app/sheet.h)
 *      else           standard output, or a device or pipe named by -o, as lines come
 *
 * One article is one line, in the order of the input: so the lines that are there tell how far a
 * run has come, however it ended, and a later one with the same plan goes on behind them, to the
 * same bytes. A line that was cut off is written again. The plan holds the fingerprint and the
 * inputs; another one is refused. Two runs that write the same file at once are, too. Every write
 * is checked. The first line of a file carries the fingerprint. */
#ifndef TENOR_APP_RESULTS_H
#define TENOR_APP_RESULTS_H

#include "app/run.h"
#include "app/sheet.h"

typedef struct results {
    FILE *lines;
    str path, part, plan; /* empty path = there is no file to become whole, but a stream */
    str stream;           /* "-", a device or a pipe */
    bool csv;
    bool started;         /* there is something to go on with */
    bool misused;         /* what was asked for makes no sense: exit 2 */
    uint64_t fingerprint; /* for the first line; 0 = it has been written */
    arena mem;
} results;

/* With --resume, *done receives how many lines are there, and *counts what they say. Failures of
 * standard output have no message where whoever reads it has had enough. */
bool results_open(results *r, const args *a, const session *s, uint64_t *done, run_counts *counts,
                  err *e);
bool results_take(results *r, str line, err *e);
bool results_show(results *r, err *e); /* whoever reads along gets what has been taken */
/* `whole`: the run came to its end; the file gets its name. Otherwise what is there stays for
 * --resume. */
bool results_close(results *r, bool whole, err *e);

#endif
