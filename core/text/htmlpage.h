/* htmlpage: what html.c finds in a page and its two other halves make an article of.
 *
 *      holders   0 body ── 1 div ── 2 article ── 3 div …      numbered in the order of the page, so
 *      blocks    each in one holder, in the order of the page  what is in one is [it, it.last]
 *      facts     title, date, …: the best source so far
 *
 * htmlfacts.c collects the facts, htmltext.c chooses the text. Everything lives in the arena of the
 * article or is freed by html.c. */
#ifndef TENOR_TEXT_HTMLPAGE_H
#define TENOR_TEXT_HTMLPAGE_H

#include "text/doc.h"

typedef enum { BLOCK_LOOSE, BLOCK_TEXT, BLOCK_HEADING } block_kind;

typedef struct html_block {
    size_t start, end; /* of page.text */
    size_t linked;     /* bytes of it in links */
    uint32_t holder;
    block_kind kind;
} html_block;

typedef struct html_holder {
    uint32_t parent, last; /* the last holder within it */
    uint32_t blocks;       /* in it and in the holders within it */
    uint64_t points;
    bool is_main; /* article or main */
    bool is_body; /* itemprop="articleBody" */
    bool in_form;
} html_holder;

typedef enum {
    FACT_TITLE,
    FACT_DATE,
    FACT_OUTLET,
    FACT_URL,
    FACT_LANG,
    FACT_AUTHOR,
    FACT_BODY, /* JSON-LD articleBody: for pages without a text of their own */
    FACTS
} fact;

typedef struct html_page {
    arena *mem;
    buf text;
    VEC(html_block) blocks;
    VEC(html_holder) holders;
    str fact[FACTS];
    uint32_t rank[FACTS]; /* of its source, from 1; 0 = not known yet */
} html_page;

typedef const unsigned char *const *html_attributes; /* name, value, name, value, …, NULL */

/* The value of an attribute; p == NULL when there is none. */
str html_attribute(html_attributes a, const char *name);
bool html_is(str value, const char *word); /* case ignored */

void facts_of_element(html_page *p, str name, html_attributes a);
void facts_of_heading(html_page *p, str text);
void facts_of_title(html_page *p, str text);
void facts_of_json(html_page *p, str text); /* JSON-LD */
void facts_put(const html_page *p, doc *d);

/* The main text, with the title before it; empty when there is none. */
str htmltext_choose(html_page *p);

#endif
