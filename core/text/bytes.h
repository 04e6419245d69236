/* bytes: a file or standard input as a stream of bytes or lines, gzip undone.
 *
 *      open ─► the first two bytes tell gzip ─► fill ─► [ taken | waiting | free ] ─► lines
 *
 * One buffer, as large as the longest line so far and used again for every file. zlib reads plain
 * files as they are, several gzip members one after the other, and tells a truncated one. */
#ifndef TENOR_TEXT_BYTES_H
#define TENOR_TEXT_BYTES_H

#include "base/buf.h"
#include "base/err.h"

typedef struct bytes {
    struct gzFile_s *file;
    str path;
    buf waiting; /* read and not yet taken from `from` on */
    size_t from;
    uint64_t total; /* bytes read so far, after decompression, over all files */
    bool ended;
} bytes;

bool bytes_open(bytes *b, str path, err *e); /* "-" = standard input; path is NUL-terminated */
/* What comes first, without taking it: up to `most` bytes. */
bool bytes_peek(bytes *b, size_t most, str *start, err *e);
/* The next line without its end; false at the end of the input or (with a message) on an error. The
 * line is valid until the next call. */
bool bytes_line(bytes *b, str *line, err *e);
/* Everything that is left. */
bool bytes_rest(bytes *b, str *rest, err *e);
void bytes_close(bytes *b); /* keeps the buffer */
void bytes_free(bytes *b);

#endif
