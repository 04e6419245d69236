/* bytes: a file or standard input as a stream of bytes or lines, gzip and zstd undone.
 *
 *      open ─► unpack ─► fill ─► [ taken | waiting | free ] ─► lines
 *
 * One buffer, as large as the longest line so far and used again for every file. What it hands out
 * points into the buffer: nothing is copied. A line, or a file taken whole, of more than 1 GiB is
 * refused, so that no input can take all the memory there is. */
#ifndef TENOR_TEXT_BYTES_H
#define TENOR_TEXT_BYTES_H

#include "base/buf.h"
#include "text/unpack.h"

typedef struct bytes {
    unpack *file;
    str path;
    buf waiting; /* read and not yet taken from `from` on */
    size_t from;
    uint64_t total; /* bytes read so far, after decompression, over all files */
    uint64_t left;  /* bytes of this file that may still be read */
    bool part;      /* they all have to be there */
    bool ended;
} bytes;

bool bytes_open(bytes *b, str path, err *e); /* "-" = standard input; path is NUL-terminated */
/* Only the bytes [from, to) of the file, which is not packed. A file in which they are no lines any
 * more, or not there, is refused. */
bool bytes_open_part(bytes *b, str path, uint64_t from, uint64_t to, err *e);
/* What comes first, without taking it: up to `most` bytes. */
bool bytes_peek(bytes *b, size_t most, str *start, err *e);
/* The same, but no more than it takes to see a line with something on it end: whoever types or
 * pipes one line gets its answer before the next. */
bool bytes_peek_line(bytes *b, size_t most, str *start, err *e);
/* Whether the next piece that `end` ends would have to be waited for: a pipe or terminal that has
 * sent no whole one yet. */
bool bytes_waits(bytes *b, char end);
bool bytes_at_end(const bytes *b);   /* everything has been taken, as far as is known */
void bytes_skip(bytes *b, size_t n); /* takes n bytes of what was peeked */
/* The next line without its end; false at the end of the input or (with a message) on an error. The
 * line is valid until the next call. */
bool bytes_line(bytes *b, str *line, err *e);
/* The same for pieces that another byte ends. */
bool bytes_piece(bytes *b, char end, str *piece, err *e);
/* Everything that is left. */
bool bytes_rest(bytes *b, str *rest, err *e);
void bytes_close(bytes *b); /* keeps the buffer */
void bytes_free(bytes *b);

#endif
