/* rows: CSV and TSV as rows of cells, by libcsv.
 *
 *      id,text            header  line 1     names
 *      1,"One,            row     line 2     cells: 1 | One,⏎two.
 *      two."
 *
 * RFC 4180: a cell in quotation marks may hold separators, line ends and doubled marks. CSV is read
 * strictly: a mark within a cell without marks, or text behind a closing mark, is an error of that
 * row. In TSV such marks are part of the text, as nearly everybody writes them. Empty lines are
 * passed over.
 *
 * A row that is broken costs itself alone. A mark that never closes swallows what follows, so when
 * a row of several lines turns out to be broken, the lines behind its first are read again as rows
 * of their own. Only so many bytes are read again, four times what was read once: nothing is
 * quadratic. A row has at most 64 MiB. */
#ifndef TENOR_TEXT_ROWS_H
#define TENOR_TEXT_ROWS_H

#include "base/vec.h"
#include "text/bytes.h"

enum { ROWS_CELLS = 1000 }; /* that are kept */

typedef enum { ROW_CELLS, ROW_BAD, ROW_END } row_status;

typedef struct rows {
    struct csv_parser *parser;
    bytes *input;
    bool strict;
    uint64_t line;    /* lines taken so far */
    uint64_t started; /* the line in which the row at hand begins */
    buf row;          /* its lines as they are, if it has several */
    buf again;        /* lines to be read again, from `at` on */
    size_t at;
    uint64_t budget; /* bytes that may still be read again */
    buf text;        /* of the cells, one behind the other */
    VEC(size_t) ends;
    VEC(str) cells; /* what rows_next hands out */
    uint32_t n;     /* how many there were: more than cells.n when they are too many */
    bool complete;
} rows;

void rows_open(rows *r, bytes *input, char separator);
/* ROW_CELLS: r->cells, valid until the next call. ROW_BAD: the message begins with the line and,
 * where one is known, the column ("12:7: …"). After ROW_END with a message reading has failed. */
row_status rows_next(rows *r, err *e);
/* The row at hand has the wrong number of cells. In TSV a text that begins with a mark of its own
 * may be why: the lines behind the first are read again. */
void rows_reject(rows *r);
void rows_close(rows *r);

#endif
