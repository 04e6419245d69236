/* print: a page as text, Markdown, CSV, JSON or HTML. One unit each; all walk the same blocks. */
#ifndef TENOR_APP_PRINT_H
#define TENOR_APP_PRINT_H

#include "app/session.h"
#include "base/buf.h"
#include "script/page.h"

/* How pages are printed, and with what their articles are read again. */
typedef struct printing {
    session *s; /* of a page without articles: may be NULL */
    str format; /* "text", "markdown", "csv", "json", "html" */
    uint32_t width;
    bool colour;
    uint32_t articles; /* on the pages before: each has an id of its own in an HTML file */
} printing;

/* The articles of a page, each as it is put where it stands; the first has the legend before it. */
const str *print_articles(arena *mem, const page *p, const printing *how);
uint32_t print_articles_on(const page *p); /* how many */

void print_text(buf *b, const page *p, const str *articles, uint32_t width, bool colour);
void print_markdown(buf *b, const page *p, const str *articles);
/* Tables only, one after the other with a blank line between; a caption or heading is a line of its
 * own when there is more than one table. */
void print_csv(buf *b, const page *p);
void print_json(buf *b, const page *p, const str *articles);
void print_html(buf *b, const page *p, const str *articles); /* of the file print_open begins */

void print_page(buf *b, const page *p, const printing *how);
/* What stands before the first page and behind the last: nothing, but in HTML. */
void print_open(buf *b, const session *s, str format);
void print_close(buf *b, const session *s, str format);

void print_escaped(buf *b, str raw); /* for Markdown */
/* A cell as people read it: numbers with up to `decimals` digits behind the point. */
void print_cell(buf *b, const cell *c, int decimals);
/* How many decimals a column of numbers should show so that its entries can be compared. */
int print_decimals(const page_block *table, uint32_t column);
bool print_numeric(const page_block *table, uint32_t column);

#endif
