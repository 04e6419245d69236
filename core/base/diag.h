/* diag: what is wrong with a file, shown at its place.
 *
 *      lexicons/mine.yml:7:12: error: unknown key 'wieght'; did you mean 'weight'?
 *        7 |     - tyrant: { wieght: -3 }
 *          |                 ^
 *
 * A reader of lexicons or scripts reports here and carries on, so that one run shows up to 20
 * errors (a note and a warning do not count). Everything is escaped for the terminal. */
#ifndef TENOR_BASE_DIAG_H
#define TENOR_BASE_DIAG_H

#include "base/buf.h"

enum { DIAG_MOST_ERRORS = 20 };

typedef enum { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE } diag_kind;

/* A file whose text stays in memory while somebody may complain about it. */
typedef struct source {
    str path; /* as shown */
    str text;
} source;

typedef struct diag {
    buf out; /* the messages so far, ready to print */
    uint32_t errors, warnings;
} diag;

/* line and col count from 1; col counts code points. line 0 = the file as a whole. */
void diag_add(diag *d, diag_kind kind, const source *at, uint32_t line, uint32_t col,
              const char *fmt, ...) __attribute__((format(printf, 6, 7)));
bool diag_full(const diag *d); /* 20 errors seen: stop looking for more */
void diag_free(diag *d);

#endif
