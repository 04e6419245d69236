/* rows: CSV and TSV as rows of cells, by libcsv.
 *
 *      id,text            header  line 1     names
 *      1,"One,            row     line 2     cells: 1 | One,⏎two.
 *      two."
 *
 * RFC 4180: a cell in quotation marks may hold separators, line ends and doubled marks. Empty lines
 * are passed over. A row that is broken costs itself alone, though a mark that never closes
 * swallows what follows:
 *
 *   CSV is strict. A mark within a cell without marks, text behind a closing mark, and a mark that
 *   is not closed within 64 MiB are errors of the row, and the lines behind its first are read
 * again as rows of their own. None is read more than twice: where a line with an even number of
 * marks stayed within the broken cell, it is a whole row now.
 *
 *   TSV is often written without quoting. A mark within a cell is text; and where one that opens a
 *   cell leads to no proper row, the line is read again as it stands, marks and all. When that has
 *   happened to four times as many bytes as the file has had, the rest is read so. */
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
    uint64_t budget; /* TSV: bytes that may still be read again */
    bool bare;       /* the next line is to be read as it stands */
    bool all_bare;   /* and so are all others */
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
/* The row at hand has the wrong number of cells. True: a quotation mark may be why, and the next
 * call gives its first line as it stands. */
bool rows_retry(rows *r);
void rows_close(rows *r);

#endif
