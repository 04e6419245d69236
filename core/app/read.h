/* read: the parts of `tenor read`, one article on the terminal or as an HTML page.
 *
 *      header ─ scorecard ─ categories ─ targets ─ the text, marked ─ --explain
 *
 * A term is marked with the letter of its category behind it, so that colour is never the only
 * signal; bold and underlined is the outlet's own voice, plain what it quotes (in HTML: underlined
 * solid and dotted). What is worked out once, read_choose to read_tally, both forms print. */
#ifndef TENOR_APP_READ_H
#define TENOR_APP_READ_H

#include "app/session.h"
#include "app/tty.h"
#include "base/vec.h"

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
    bool html;
    str title;         /* of the first article */
    uint32_t articles; /* so far */
} reading;

/* The classes that are marked when nobody says otherwise. */
#define READ_CLASSES ((uint64_t)1 << CLASS_EVALUATIVE | (uint64_t)1 << CLASS_EVENT)

typedef VEC(uint32_t) hit_list; /* indices of hits, as the text has them */

typedef struct read_row { /* a category at the top */
    uint32_t category, class, own, others;
    const char *hue; /* of the first hit, read_hue */
    hit_list hits;
} read_row;

/* What is said of one of the article's entities: summed weights, the voices apart. */
typedef struct read_stance {
    uint32_t entity;
    double own, others;
    hit_list hits;
} read_stance;

typedef struct read_word { /* as it stands in the text first, and how often it does */
    str text;
    uint32_t count;
} read_word;

typedef VEC(hit *) read_marks;

typedef struct read_gauge { /* a field that reads better as a place on a scale */
    const char *script, *field, *label;
    double from, to;
} read_gauge;

/* Top-level category of a category. */
uint32_t read_top(const lexlib *lib, uint32_t category);
const lex_category *read_category(const reading *r, const hit *h);
bool read_marked(const reading *r, const hit *h); /* of a class to mark, not furniture */
tty_style read_style(const reading *r, const hit *h);
/* "1,115" */
void read_count(buf *b, uint64_t n);
/* A number with two decimals and a real minus sign; whole numbers without decimals. */
void read_number(buf *b, double x);

/* Words scored (without furniture), and how many of them are not in the author's voice. */
void read_size(const doc *d, uint32_t *words, uint32_t *others);
/* The hits to mark, without overlaps, as the text has them. */
void read_choose(const reading *r, read_marks *chosen);
/* In the order in which they are shown, in the article's memory; whoever asks frees the hits. */
read_row *read_rows(reading *r, uint32_t *n);
void read_order_rows(read_row *rows, uint32_t n);
read_stance *read_stances(reading *r, uint32_t *n);
/* The terms of a row, each once. `counts` are per term of the library, all 0, and are so again. */
read_word *read_found(reading *r, const hit_list *hits, uint32_t *counts, uint32_t *n);
uint32_t *read_counts(const reading *r);
const read_gauge *read_gauge_of(str script, str field);     /* NULL = none */
tally_item *read_tally(reading *r, const record_field *f);  /* the most frequent first */
void read_origin(buf *b, const lexlib *lib, uint32_t term); /* "loaded.yml:12" */
void read_changes(buf *b, const lexlib *lib, const hit *h); /* " negation": what changed it */

void read_letters(reading *r); /* gives each category that occurs its letter, if it has none */
void read_card(reading *r);    /* the records of the scripts, with gauges */
void read_category_table(reading *r); /* category × voice, with the terms */
void read_target_table(reading *r);   /* whom the loaded words are about × voice */
void read_whole_text(reading *r); /* numbered paragraphs, with the marks to come from *next on */
void read_paragraph(reading *r, const read_marks *marks, uint32_t index, uint32_t *next);
void read_explain(reading *r); /* contributions, and what was found and not counted */

/* The same as a part of an HTML page (read_html.c), and of it what an article in a report has too:
 * its header, the text, its legend and the list of its marks (read_html_text.c). `level` is that of
 * the heading. */
void read_html(reading *r);
void read_html_header(reading *r, uint32_t level);
void read_html_text(reading *r, const read_marks *marks);
void read_html_legend(reading *r, uint32_t level, const read_row *rows, uint32_t n,
                      uint32_t negated);
void read_html_list(reading *r, const read_marks *marks);
uint32_t read_negated(const read_marks *marks);
const char *read_hue(const reading *r, const hit *h); /* the class of web_style.c that colours it */

#endif
