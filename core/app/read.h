/* read: the parts of `tenor read`, one article on the terminal.
 *
 *      header ─ scorecard ─ categories ─ targets ─ the text, marked ─ --explain
 *
 * A term is marked with the letter of its category behind it, so that colour is never the only
 * signal; bold and underlined is the outlet's own voice, plain what it quotes. */
#ifndef TENOR_APP_READ_H
#define TENOR_APP_READ_H

#include "app/session.h"
#include "app/tty.h"

typedef struct reading {
    const args *args;
    session *s;
    doc *d;
    buf out;
    bool colour;
    bool failed; /* a script, on this article */
    uint32_t width;
    uint64_t classes; /* bit per class to mark */
    char *letter;     /* per category of lib: its mark, 0 = none */
} reading;

/* Top-level category of a category. */
uint32_t read_top(const lexlib *lib, uint32_t category);
const lex_category *read_category(const reading *r, const hit *h);
bool read_marked(const reading *r, const hit *h); /* of a class to mark, not furniture */
tty_style read_style(const reading *r, const hit *h);
/* "1,115" */
void read_count(buf *b, uint64_t n);
/* A number with two decimals and a real minus sign; whole numbers without decimals. */
void read_number(buf *b, double x);

void read_letters(reading *r);        /* gives each category that occurs its letter */
void read_card(reading *r);           /* the records of the scripts, with gauges */
void read_category_table(reading *r); /* category × voice, with the terms */
void read_target_table(reading *r);   /* whom the loaded words are about × voice */
void read_whole_text(reading *r);     /* numbered paragraphs */
void read_explain(reading *r);        /* contributions, and what was found and not counted */

#endif
