/* emit: records of one article as a line of JSON or a row of CSV.
 *
 *      JSON Lines:  {"id":…,"outlet":…,"tone":{"label":"hostile","tone":-3.1}}
 *      CSV:         id,outlet,…,tone.label,tone.tone
 *
 * JSON leaves at once. CSV needs to know all columns before its first row, and scripts need not
 * return the same fields for every article: rows wait in a temporary file until the end. */
#ifndef TENOR_APP_EMIT_H
#define TENOR_APP_EMIT_H

#include "app/output.h"
#include "base/map.h"
#include "base/vec.h"
#include "script/record.h"
#include "text/doc.h"

/* What one script had to say about one article. */
typedef struct emit_part {
    str script;
    record record;
    str failure; /* message, if it failed */
} emit_part;

typedef struct emit {
    output *out;
    bool csv;
    buf line;
    FILE *rows;  /* CSV: one row a line, as JSON [[column, text or number], …] */
    map columns; /* name → index */
    VEC(str) names;
    arena mem;
} emit;

bool emit_open(emit *w, output *out, bool csv, err *e);
/* `unread`: the article could not be read, with this message; parts are empty then. */
bool emit_article(emit *w, const doc *d, const emit_part *parts, uint32_t n, str unread, err *e);
bool emit_close(emit *w, err *e);

/* "id":…,"outlet":… of what is known, with the opening brace and without the closing one. */
void emit_metadata(buf *b, const doc *d);
/* One CSV cell. Text that a spreadsheet would take for a formula gets an apostrophe in
 * front; what could act on a terminal is made visible (utf8_show). */
void emit_cell(buf *b, str text, bool is_number);

#endif
