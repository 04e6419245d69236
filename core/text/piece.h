/* piece: the bytes of one article, cut out of the input and not yet looked at.
 *
 *      feed ─► piece { path, line, bytes or cells } ─► piece_read ─► doc
 *
 * Cutting is cheap and has to follow the input; reading (JSON, HTML, UTF-8) is neither and can be
 * done by another process. So the feed hands out pieces, and whoever holds one makes the article of
 * it. The same piece always gives the same article or the same error. What a doc takes over is not
 * copied: it lives as long as the piece and the reader's buffer do. */
#ifndef TENOR_TEXT_PIECE_H
#define TENOR_TEXT_PIECE_H

#include "base/err.h"
#include "text/fields.h"
#include "text/kind.h"
#include "text/pathform.h"

typedef struct piece {
    feed_kind kind;           /* FEED_TEXT, FEED_HTML: a whole file; FEED_JSON; FEED_CSV: a row */
    str path;                 /* of the file, as given */
    uint64_t line, column;    /* where it begins, from 1; 0 = the file as a whole */
    str bytes;                /* none of a row */
    const str *names, *cells; /* of a row: n columns */
    uint32_t n;
} piece;

typedef struct piece_reader {
    field_names names;
    const pathform *form; /* metadata from paths; NULL = none */
    buf repaired;         /* the bytes made valid */
} piece_reader;

/* Fills metadata and text of d, which has been cleared. False: the message says where and why; d
 * has its id, if one was seen, and `where`. */
bool piece_read(piece_reader *r, const piece *p, doc *d, err *e);
void piece_reader_free(piece_reader *r);

#endif
