/* validate: a script's scores beside the labels that people gave.
 *
 *      worker    article ─► {"record":{…},"gold":"hostile","by":"Echo","words":[["tyrant",…],…]}
 *      here      ─► cases: id, score, label, group, strongest words   (one a labelled article)
 *                ─► sorted by id ─► page: figures with intervals, groups, disagreements, gaps
 *
 * Whatever the number of workers, cases come in the order of the input and are sorted before
 * anything is added up; the intervals depend on ids alone (stats/boot.h). Memory grows with the
 * number of labelled articles. validate_join.c makes the cases, validate_numbers.c and
 * validate_labels.c the page. */
#ifndef TENOR_APP_VALIDATE_H
#define TENOR_APP_VALIDATE_H

#include "app/gold.h"
#include "app/scoring.h"
#include "script/page.h"
#include "stats/agree.h"

enum { VALIDATE_WORDS = 4 }; /* the strongest of an article */

typedef struct valid_word {
    str text, voice;
    double weight;
    uint32_t times;
} valid_word;

typedef struct valid_case {
    str id, group;
    str said, meant;     /* script and people, as text */
    bool numeric;        /* the script returned a number */
    double score, label; /* as numbers … */
    uint32_t s, m;       /* … or as indices into labels */
    uint64_t seed;
    valid_word word[VALIDATE_WORDS];
    uint32_t n_words;
    double loud;  /* how much its words weigh: Σ |weight| × times */
    double apart; /* how far the two are from each other; sorts the disagreements */
} valid_case;

typedef struct valid_map { /* --map hostile=-1 */
    str from, to;
    bool used;
} valid_map;

typedef struct name_list {
    VEC(str) names;
    map known;
} name_list;

typedef struct validation {
    const args *args;
    session *s;
    arena mem, line; /* for good; of the line at hand */
    str script, field, gold_name, by;
    valid_map *map;
    uint32_t n_map, replicates, worst;
    gold *labels_file; /* NULL: labels stand in the articles */
    bool numbers;      /* found out when everything has been read */
    VEC(valid_case) cases;
    VEC(str) labels;                                      /* sorted; of either side */
    uint64_t failed, no_record, no_field, no_gold, unfit; /* what could not be joined, and why */
    name_list fields, metadata;                           /* met where the wanted one was missing */
} validation;

/* ---- validate_join.c --------------------------------------------------------------------- */

/* In the worker: the line of an article. */
bool validate_article(void *context, session *s, doc *d, buf *line);
void validate_unread(void *context, doc *d, str message, buf *line);
/* Here: the case that it makes, or the gap. */
bool validate_take(void *context, str line, err *e);
/* When all have come: decides between numbers and labels, sorts. False with a message when nothing
 * can be compared. */
bool validate_settle(validation *v, err *e);

/* ---- the page ---------------------------------------------------------------------------- */

/* A figure and its interval. */
typedef struct figure {
    const char *name;
    double value;
    interval range;
} figure;

/* What the two kinds of validation put on the page. */
void validate_numbers(validation *v, page *p);
void validate_labels(validation *v, page *p);

/* Cells of the last block of the page; NaN and the empty text are empty ones. */
void put_number(page *p, double x);
void put_text(page *p, str text);
page_block *put_table(page *p, const char *const *columns, uint32_t n);
void put_heading(page *p, str text); /* of the second level */
void put_figures(page *p, const figure *f, uint32_t n);
/* Calls `rows` for each group and then for all. Cases are sorted by group for the while. */
void put_groups(validation *v, page *p,
                void (*rows)(validation *, page *, str group, const valid_case *, uint32_t n));
/* The cases that are furthest apart, with their words. */
void put_disagreements(validation *v, page *p, const char *apart);

#endif
