/* feed: articles in, one at a time, never the corpus.
 *
 *      paths, folders, "-", lists ─► bytes (gzip, zstd undone) ─► kind ─► one doc after the other
 *
 *      text         one file = one article, id = its path as given
 *      JSON Lines   one object a line; objects spread over lines, or in an array, are read too
 *      CSV, TSV     a header, then one article a row; cells are text
 *      HTML         one page = one article, id = its path as given (text/html.h)
 *
 * Fields of records: text/fields.h; from the path: text/pathform.h, and what is asked for there
 * goes before what the file says. Without an id, 16 hexadecimal digits of the hash of the content.
 * The kind is found from name and content (text/kind.h). Folders are walked in sorted order; hidden
 * files are passed over. BOM and CRLF handled, invalid UTF-8 replaced and counted, UTF-16 and
 * binary refused.
 *
 * One bad line, row or file is one FEED_BAD and costs nothing else. */
#ifndef TENOR_TEXT_FEED_H
#define TENOR_TEXT_FEED_H

#include "text/piece.h"

typedef enum { FEED_ARTICLE, FEED_BAD, FEED_END } feed_status;
typedef struct feed_options {
    feed_kind kind;
    const feed_rename *rename;
    uint32_t renames;
    const pathform *form; /* metadata from paths; NULL = none */
    str list; /* a file that names further files, one a line or NUL-terminated; "-" = standard
                 input; empty = none */
} feed_options;

typedef struct feed feed;

/* `paths` must outlive the feed. n == 0 reads nothing. */
feed *feed_open(const str *paths, uint32_t n, const feed_options *options);
/* FEED_ARTICLE: metadata and text of d are filled (d is cleared first); something to warn of may be
 * in e. FEED_BAD: what could not be read is in e ("corpus.jsonl:12:7: …"), d has its id if one was
 * seen and `where`; call again for the next. */
feed_status feed_next(feed *f, doc *d, err *e);
/* The same in two steps: what piece_read makes the article of (text/piece.h). The piece is valid
 * until the next call; d is for id and `where` of FEED_BAD. */
feed_status feed_cut(feed *f, piece *p, doc *d, err *e);
piece_reader feed_reader(const feed_options *o);
/* Bytes read so far (after decompression) and, where known, in all (0 = unknown): for progress. */
uint64_t feed_done(const feed *f);
/* Whether the next piece has to be waited for, and the descriptor to wait at (-1 = none). */
bool feed_waits(feed *f);
int feed_descriptor(feed *f);
uint64_t feed_unmatched(const feed *f); /* files that the form of paths does not match */
bool feed_io_failed(const feed *f);     /* some file could not be opened or read: exit 4 */
void feed_close(feed *f);

#endif
