/* print: a page as text, Markdown, CSV, JSON, HTML or Vega-Lite. One unit each; all walk the same
 * blocks. */
#ifndef TENOR_APP_PRINT_H
#define TENOR_APP_PRINT_H

#include "app/session.h"
#include "base/buf.h"
#include "script/page.h"

/* How pages are printed, and with what their articles are read again. */
typedef struct printing {
    session *s; /* of a page without articles: may be NULL */
    str format; /* "text", "markdown", "csv", "json", "html", "vega" */
    uint32_t width;
    bool colour;
    uint32_t articles; /* on the pages before: each has an id of its own in an HTML file */
} printing;

/* The articles of a page, each as it is put where it stands; the first has the legend before it. */
const str *print_articles(arena *mem, const page *p, const printing *how);
uint32_t print_articles_on(const page *p); /* how many */

void print_text(buf *b, const page *p, const str *articles, uint32_t width, bool colour);
void print_markdown(buf *b, const page *p, const str *articles);
/* One table as it stands, several as one tidy table: a row for each number. */
void print_csv(buf *b, const page *p);
void print_csv_head(buf *b); /* of the tidy table that the pages of several scripts make together */
void print_json(buf *b, const page *p, const str *articles);
void print_vega(buf *b, const page *p); /* charts only, a part of what print_open begins */
void print_html(buf *b, const page *p, const str *articles); /* of the file print_open begins */

void print_page(buf *b, const page *p, const printing *how);
/* What stands before the first page and behind the last: nothing, but in HTML and Vega-Lite,
 * and in CSV of several scripts. */
void print_open(buf *b, const session *s, str format);
void print_close(buf *b, const session *s, str format);

void print_escaped(buf *b, str raw); /* for Markdown */
/* A cell as people read it: numbers with up to `decimals` digits behind the point, an estimate with
 * its interval. */
void print_cell(buf *b, const cell *c, int decimals);
void print_number(buf *b, double x, int decimals);
void print_interval(buf *b, const cell *c, int decimals); /* "[-1.50, -0.98]" */
/* How many decimals a column of numbers should show so that its entries can be compared. */
int print_decimals(const page_block *table, uint32_t column);
bool print_numeric(const page_block *table, uint32_t column);

#endif
