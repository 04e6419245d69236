/* sheet: lines of records as one CSV table.
 *
 *      {"id":"7","tone":{"label":"hostile","tone":-3.1}}   ─►   id,…,tone.label,tone.tone
 *                                                               7,…,hostile,-3.1
 *
 * All columns have to be known before the first row, and scripts need not return the same fields
 * for every article. So lines are read twice: once to find the columns, once to write the rows. In
 * between they wait in the file given. RFC 4180, rows end with CRLF; a cell that a spreadsheet
 * would take for a formula gets an apostrophe in front. */
#ifndef TENOR_APP_SHEET_H
#define TENOR_APP_SHEET_H

#include "app/output.h"
#include "base/buf.h"

/* Writes the table of the lines in `lines`, read from its beginning. */
bool sheet_write(FILE *lines, output *out, err *e);
/* One CSV cell; what could act on a terminal is made visible (utf8_show). */
void sheet_cell(buf *b, str text, bool is_number);

#endif
