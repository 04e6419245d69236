/* err: what went wrong, in words for the person at the keyboard.
 *
 *      bool thing_load(const char *path, err *e) {
 *          …
 *          return err_set(e, "%s: no such lexicon", path);      // always returns false
 *      }
 *
 * It lives on the caller's stack and never allocates. The first error wins: what a caller adds goes
 * in front with err_wrap. Text from outside is escaped before it is printed (base/utf8.h). */
#ifndef TENOR_BASE_ERR_H
#define TENOR_BASE_ERR_H

#include "base/str.h"

typedef struct err {
    char text[1000]; /* empty = no error */
} err;

bool err_set(err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Puts "prefix: " before the message that is there. Returns false. */
bool err_wrap(err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
