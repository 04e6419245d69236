/* page: what a report says, apart from how it is printed.
 *
 *      out:heading "Outlets"     ─┐
 *      out:line("%d articles",n)  ├─► blocks ─► text, Markdown, CSV, JSON (core/app/print_*.c)
 *      out:table(…):row(…)       ─┘
 *
 * A script's report fills a page; printers walk it. Cells keep their type, so that CSV and JSON get
 * full numbers while text rounds them. Everything lives in the page's arena. */
#ifndef TENOR_SCRIPT_PAGE_H
#define TENOR_SCRIPT_PAGE_H

#include "base/arena.h"
#include "base/vec.h"

typedef enum { CELL_EMPTY, CELL_NUMBER, CELL_TEXT, CELL_BOOL } cell_kind;

typedef struct cell {
    cell_kind kind;
    double number; /* CELL_BOOL: 0 or 1 */
    str text;
} cell;

typedef enum {
    BLOCK_HEADING,
    BLOCK_LINE,
    BLOCK_NOTE,
    BLOCK_LIST,
    BLOCK_TABLE,
    BLOCK_ARTICLE
} block_kind;

typedef struct page_article { /* what is known of one; its text is the block's */
    str id, outlet, date, title, url;
    size_t left_out; /* bytes of the text that a report has no room for */
} page_article;

typedef struct page_block {
    block_kind kind;
    uint32_t level;  /* of a heading, 1–3 */
    str text;        /* heading, line, note, article; a table's caption (may be empty) */
    VEC(str) names;  /* table: columns; list: items */
    VEC(cell) cells; /* table: row after row, names.n each */
    const page_article *article;
} page_block;

typedef struct page {
    arena mem;
    str title; /* the script's name */
    VEC(page_block) blocks;
    size_t size; /* of what a script put here, in bytes; l_out.c counts and limits it */
} page;

page_block *page_add(page *p, block_kind kind, str text);
uint32_t page_rows(const page_block *table);
void page_free(page *p);

#endif
