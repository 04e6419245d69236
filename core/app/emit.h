/* emit: what scripts had to say about one article, as a line of JSON.
 *
 *      {"id":…,"outlet":…,"by":{"trend":["2024-03"]},"tone":{"label":"hostile","tone":-3.1}}
 *
 * The one form in which records leave the worker that made them: `score` prints it, sheets make CSV
 * of it (app/sheet.h), reports keep what it holds. A script that had nothing to say of the article
 * leaves null. "by" stands there only for scripts whose group the line does not tell otherwise. */
#ifndef TENOR_APP_EMIT_H
#define TENOR_APP_EMIT_H

#include "script/script.h"

/* What one script had to say about one article. */
typedef struct emit_part {
    str script;
    record record;
    record_key key;
    str failure; /* message, if it failed */
} emit_part;

/* Appends the line with its end. `unread`: the article could not be read, with this message; there
 * are no parts then. */
void emit_article(buf *b, const doc *d, const emit_part *parts, uint32_t n, str unread);
/* ,"key":"value"; null for a str without a pointer. */
void emit_member(buf *b, const char *key, str value);
/* "id":…,"outlet":… of what is known, with the opening brace and without the closing one. */
void emit_metadata(buf *b, const doc *d);

#endif
