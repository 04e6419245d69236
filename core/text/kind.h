/* kind: what sort of input this is, told by its name and its first bytes.
 *
 *      .jsonl .ndjson .json     JSON Lines; an array, or objects over several lines, are seen
 *                               by their first line: a '[', or a '{' alone
 *      .csv                     CSV
 *      .tsv .tab                the same with tabs
 *      .html .htm .xhtml        a page
 *      .txt .text .md           text, whatever is in it
 *      any other, or none       what the content looks like: a page by its doctype or <html>; and
 *                               from standard input also JSON Lines ('{') and CSV (a first line of
 *                               names, one of them that of the text); else text
 *
 * .gz and .zst at the end of the name do not count. Nothing here fails. */
#ifndef TENOR_TEXT_KIND_H
#define TENOR_TEXT_KIND_H

#include "base/str.h"

typedef enum {
    FEED_AUTO,
    FEED_TEXT,
    FEED_JSONL,
    FEED_CSV,
    FEED_TSV,
    FEED_HTML,
    FEED_JSON, /* objects anywhere in a stream: found, never asked for */
    FEED_KINDS
} feed_kind;

enum { KIND_START = 4096 }; /* bytes that tell */

/* `text_name`: what the field of the text is called in the input. */
feed_kind kind_of(feed_kind wanted, str path, str start, str text_name);
bool kind_is_utf16(str start); /* by its mark */
/* Why these bytes are no text in UTF-8, or NULL. */
const char *kind_not_text(str start);
str kind_unpacked_name(str path); /* without .gz and .zst */
str kind_without_mark(str s);     /* without a byte order mark */

#endif
