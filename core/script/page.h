/* page: what a report says, apart from how it is printed.
 *
 *      out:heading "Outlets"     ─┐
 *      out:line("%d articles",n)  ├─► blocks ─► text, Markdown, CSV, JSON … (core/app/print_*.c)
 *      out:table(…):row(…)        │
 *      out:chart {…}             ─┘
 *
 * A script's report fills a page; printers walk it. Cells keep their type, so that CSV and JSON get
 * full numbers while text rounds them. Everything lives in the page's arena. */
#ifndef TENOR_SCRIPT_PAGE_H
#define TENOR_SCRIPT_PAGE_H

#include "base/arena.h"
#include "base/vec.h"

typedef enum { CELL_EMPTY, CELL_NUMBER, CELL_TEXT, CELL_BOOL, CELL_ESTIMATE } cell_kind;

typedef struct cell {
    cell_kind kind;
    double number; /* CELL_BOOL: 0 or 1 */
    str text;
    double low, high, n; /* CELL_ESTIMATE: its interval, and of how many; NaN = not said */
} cell;

typedef enum {
    BLOCK_HEADING,
    BLOCK_LINE,
    BLOCK_NOTE,
    BLOCK_LIST,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_ARTICLE,
    BLOCK_PROVENANCE /* a list that app/provenance.h fills in */
} block_kind;

/* A table drawn. With fewer than three points svg, lines and vega are empty: the table is all. */
typedef struct page_chart {
    str kind, about; /* "interval" …; what it shows, in a sentence */
    str svg;         /* markup, made by tenor's own library alone */
    str lines;       /* for a terminal, each with its line end */
    str vega;        /* a Vega-Lite specification */
} page_chart;

typedef struct page_article { /* what is known of one; its text is the block's */
    str id, outlet, date, title, url;
    size_t left_out; /* bytes of the text that a report has no room for */
} page_article;

typedef struct page_block {
    block_kind kind;
    uint32_t level; /* of a heading, 1–3 */
    str text; /* heading, line, note, article; a table's caption (may be empty); a chart's title */
    VEC(str) names;  /* table, chart: columns; list: items */
    VEC(cell) cells; /* table, chart: row after row, names.n each */
    page_chart *chart;
    const page_article *article;
} page_block;

typedef struct page {
    arena mem;
    str title;  /* the script's name */
    bool among; /* other scripts print into the same output: a table for all names its script */
    VEC(page_block) blocks;
    uint32_t width; /* columns of the terminal, for charts; 0 = 80 */
    size_t size;    /* of what a script put here, in bytes; l_out.c counts and limits it */
} page;

/* A number or an estimate. */
static inline bool cell_measures(const cell *c) {
    return c->kind == CELL_NUMBER || c->kind == CELL_ESTIMATE;
}
static inline bool cell_has_interval(const cell *c) {
    return c->kind == CELL_ESTIMATE && c->low == c->low && c->high == c->high;
}

page_block *page_add(page *p, block_kind kind, str text);
uint32_t page_rows(const page_block *table);
void page_free(page *p);

#endif
