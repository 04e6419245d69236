/* buf: text being written.
 *
 * Output is put together here and leaves in one piece, so that nothing half-written is ever passed
 * off as whole. Zeroed = empty. Out of memory aborts (base/arena.h). */
#ifndef TENOR_BASE_BUF_H
#define TENOR_BASE_BUF_H

#include "base/str.h"

typedef struct buf {
    char *p;
    size_t n, cap;
} buf;

void buf_put(buf *b, str s);
void buf_byte(buf *b, char c);
void buf_fill(buf *b, char c, size_t times);
void buf_printf(buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A number with the fewest digits that read back the same ("0.1", "-3", "1e+22"); locale-free.
 * NaN and infinities give "null", which is what JSON has for them. */
void buf_number(buf *b, double x);
/* A JSON string with its quotes; what could act on a terminal is escaped (utf8_acts). `s` must be
 * valid UTF-8. */
void buf_json(buf *b, str s);
str buf_str(const buf *b); /* a view; valid until the next write */
void buf_free(buf *b);

/* Reads a decimal number that is the whole of s ("-1.5", "2e3"); false unless finite. Locale-free,
 * no hexadecimal, no blanks. */
bool number_parse(str s, double *out);

#endif
