/* fields: what a record of the input says, put where it belongs in the doc.
 *
 *      {"body": …, "source": …, "desk": …}  ─ renames ─►  text, outlet, meta.desk
 *
 * The fields of an article are id outlet date title url lang text; any other becomes meta under its
 * own name. A rename gives a field of ours another name in the input; what stood under ours is then
 * meta. "headline" is no field but a place: the field named for it, which keeps its own name, is
 * put before the text, where it is not the beginning of it already.
 *
 * Values are not copied: they have to live as long as the article. Nothing here fails. */
#ifndef TENOR_TEXT_FIELDS_H
#define TENOR_TEXT_FIELDS_H

#include "text/doc.h"

typedef struct feed_rename {
    str to, from; /* --field text=body: to "text", from "body" */
} feed_rename;

typedef struct field_names {
    const feed_rename *rename;
    uint32_t n;
} field_names;

/* What the field of ours is called in the input. */
str field_source(const field_names *names, str ours);
void field_take(const field_names *names, doc *d, str key, const json *value);
/* Adds or replaces a field that is text, under our name. */
void field_set(doc *d, str name, str value);
/* After the last field: line ends are made plain, without an id the content gives one, and the
 * headline goes where it belongs. */
void fields_finish(const field_names *names, doc *d);

/* CRLF and lone CR become LF, NUL becomes U+FFFD; s itself when it has none of them. */
str plain_lines(arena *mem, str s);
str id_of_hash(doc *d, str content); /* 16 hexadecimal digits */

#endif
