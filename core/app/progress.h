/* progress: how far a long run has come, on standard error.
 *
 *      bar    812,400 articles  31.2 MB/s  3 failed  2 min left      5 times a second, after 1 s
 *      lines  the same as a line a minute, where standard error is no terminal
 *      json   {"articles":812400,"failed":3,"bytes":…,"seconds":…}   once a second
 *
 * By default a bar on a terminal and lines elsewhere. */
#ifndef TENOR_APP_PROGRESS_H
#define TENOR_APP_PROGRESS_H

#include "app/command.h"

typedef enum { PROGRESS_NONE, PROGRESS_BAR, PROGRESS_LINES, PROGRESS_JSON } progress_kind;

typedef struct progress {
    progress_kind kind;
    uint64_t total; /* bytes to be read; 0 = unknown */
    bool shown;     /* a bar stands on the terminal */
    double started, last;
} progress;

void progress_start(progress *p, const args *a);
void progress_show(progress *p, uint64_t articles, uint64_t failed, uint64_t bytes);
void progress_clear(progress *p); /* before something else is printed, and at the end */

#endif
