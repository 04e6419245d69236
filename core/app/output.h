/* output: where data goes, whole or not at all.
 *
 *      -o FILE:  FILE.tenor-XXXXXX ─ write, write … ─ close: flush, fsync, rename ─► FILE
 *      else:     standard output; or FILE itself where it is a device or a pipe
 *
 * A file appears under its name only when everything has been written; a run that fails leaves what
 * was there before. Every write is checked: a full disk or a closed pipe is an error (exit 4),
 * never silence. */
#ifndef TENOR_APP_OUTPUT_H
#define TENOR_APP_OUTPUT_H

#include "base/arena.h"
#include "base/err.h"

#include <stdio.h>

typedef struct output {
    FILE *file;
    str path, part; /* empty = standard output; part = the temporary name, empty of a stream */
    arena mem;
} output;

/* Whether the path, NUL-terminated, names something that is there and no file. */
bool output_is_stream(str path);
/* path empty or "-" = standard output. */
bool output_open(output *o, str path, err *e);
bool output_put(output *o, str data, err *e);
/* Makes it final; with keep == false removes what was written to a file. */
bool output_close(output *o, bool keep, err *e);
/* All three, for what is one piece. */
bool output_all(str path, str data, err *e);

#endif
