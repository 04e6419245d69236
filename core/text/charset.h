/* charset: the bytes of a page as UTF-8.
 *
 * Bytes that are valid UTF-8 are taken as that, whatever the page says of itself: many say wrong.
 * Others are converted if the page declares, within its first 4096 bytes, one of the few encodings
 * that pages in Latin and Cyrillic letters have (<meta charset>, or content="…; charset=…"); one of
 * another name is an error. Without a declaration, or where a byte means nothing, U+FFFD stands in
 * its place and is counted. Only names from the list here ever reach iconv. */
#ifndef TENOR_TEXT_CHARSET_H
#define TENOR_TEXT_CHARSET_H

#include "base/buf.h"
#include "base/err.h"

/* The result points into `page` or into `room`. */
bool charset_to_utf8(str page, buf *room, str *utf8, uint32_t *repaired, err *e);

#endif
