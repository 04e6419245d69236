/* feed: articles in, one at a time, never the corpus.
 *
 *      paths, folders, "-" ─► bytes (gzip undone) ─► kind: text | jsonl ─► one doc after the other
 *
 * Plain text: one file = one article, id = its path as given. JSON Lines: one object a line, any
 * size; fields id outlet date title url lang text, any other becomes meta; `rename` maps other
 * names onto these. Without an id, 16 hexadecimal digits of the hash of the content. Folders are
 * walked in sorted order; hidden files are passed over. The kind is found from name and content
 * (first non-blank byte '{' and a .jsonl/.json/.ndjson name or stdin). Text: BOM and CRLF handled,
 * invalid UTF-8 replaced and counted, UTF-16 and binary refused.
 *
 * One bad line or file is one FEED_BAD and costs nothing else. */
#ifndef TENOR_TEXT_FEED_H
#define TENOR_TEXT_FEED_H

#include "base/err.h"
#include "text/doc.h"

typedef enum { FEED_ARTICLE, FEED_BAD, FEED_END } feed_status;
typedef enum { FEED_AUTO, FEED_TEXT, FEED_JSONL } feed_kind;

typedef struct feed_rename {
    str to, from; /* --field text=body: to "text", from "body" */
} feed_rename;

typedef struct feed_options {
    feed_kind kind;
    const feed_rename *rename;
    uint32_t renames;
} feed_options;

typedef struct feed feed;

/* `paths` must outlive the feed. n == 0 reads nothing. */
feed *feed_open(const str *paths, uint32_t n, const feed_options *options);
/* FEED_ARTICLE: metadata and text of d are filled (d is cleared first). FEED_BAD: what could not be
 * read is in e ("corpus.jsonl:12:7: …"), d has its id if one was seen and `where`; call again for
 * the next. */
feed_status feed_next(feed *f, doc *d, err *e);
/* Bytes read so far (after decompression) and, where known, in all (0 = unknown): for progress. */
uint64_t feed_done(const feed *f);
bool feed_io_failed(const feed *f); /* some file could not be opened or read: exit 4 */
void feed_close(feed *f);

#endif
