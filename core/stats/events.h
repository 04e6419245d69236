/* events: which articles report the same event, and which are the same text.
 *
 *      article   day, id, outlet, features (names and words, with counts), sketch of its text
 *         │
 *         ├─ same text    copies.c   near-duplicates by sketch ─► the first of them stands for all
 *         ├─ how alike    vectors.c  tf-idf of the features, cosine; candidates by rare features
 *         └─ same event   events.c   groups of articles all alike, within a few days
 *
 * The task is that of topic detection (Allan, Carbonell, Doddington, Yamron and Yang 1998, "Topic
 * detection and tracking pilot study"). A feature weighs (1 + ln count) × ln(1 + N / articles that
 * have it), names more by a factor, and the cosine of two articles' weights is how alike they are
 * (Salton and Buckley 1988, "Term-weighting approaches in automatic text retrieval").
 *
 * Groups grow by joining, the most alike pairs first. Two groups become one only when the mean
 * cosine between articles of the one and of the other reaches the bar too (average link: Sokal and
 * Michener 1958), so that a chain of articles, each like the next, does not become one event, and
 * only when all days then lie within the window. Articles without a date need a higher bar.
 *
 * Cost: never all pairs. An article is compared with those before it in the order of days that
 * share a feature or a shingle, at most so many for each; a feature that all have costs no more.
 * Weights and cosines are whole numbers (vectors.h): the result does not depend on the order of the
 * articles given nor on the machine. The memory is in the caller's arena. Nothing here fails. */
#ifndef TENOR_STATS_EVENTS_H
#define TENOR_STATS_EVENTS_H

#include "base/arena.h"
#include "stats/sketch.h"

enum { EVENTS_NONE = UINT32_MAX, EVENTS_NO_DAY = INT32_MIN };
enum { EVENTS_MOST = 65535 }; /* items: the cosines of all pairs of them fit in 64 bits */

typedef struct events_feature {
    str label;
    double count; /* not positive, not finite: left out */
} events_feature;

typedef struct events_item {
    str id, outlet;
    int32_t day; /* events_day, or EVENTS_NO_DAY */
    const events_feature *feature;
    uint32_t n_features;
    const sketch *sketch; /* NULL = unknown */
} events_item;

typedef struct events_options {
    uint32_t days;        /* that an event may last: the last day less the first */
    double alike;         /* mean cosine that makes articles one event */
    double copy;          /* share of the shorter text that the longer has too: then it is a copy */
    double names;         /* how many times more a label with a capital weighs */
    uint32_t outlets;     /* different ones that an event needs */
    void (*poll)(void *); /* called now and then, may leave by longjmp; NULL = nobody asks */
    void *context;
} events_options;
extern const events_options events_usual;

enum { EVENTS_MOST_SHARED = 12 };

/* Items are indices into those given. */
typedef struct events_event {
    uint32_t *item; /* by outlet, day and id; of near-duplicates the first alone */
    uint32_t n, n_outlets;
    int32_t first_day, last_day;    /* EVENTS_NO_DAY: none has a date */
    double alike;                   /* mean cosine of its pairs */
    str shared[EVENTS_MOST_SHARED]; /* features that more than half of them have, strongest first */
    uint32_t n_shared;
} events_event;

/* Near-duplicates; the first by day and id stands for all of them. */
typedef struct events_copies {
    uint32_t *item; /* the first, then by day and id */
    uint32_t n;
    double likeness; /* mean Jaccard of the others with the first */
} events_copies;

typedef struct events_found {
    events_event *event; /* most outlets first, then most alike, then by day */
    uint32_t n_events;
    events_copies *copies; /* in the order of their first */
    uint32_t n_copies;
    uint32_t *event_of; /* of each item: index of its event, or EVENTS_NONE; copies have that of
                           the first */
    uint32_t *copy_of;  /* of each item: the item that stands for it; itself when it is no copy */
} events_found;

/* At most EVENTS_MOST of them. */
events_found events_find(const events_item *item, uint32_t n, const events_options *o, arena *mem);

/* The number of a day "2020-05-31", also with a time behind it; EVENTS_NO_DAY when it is written
 * in any other way. */
int32_t events_day(str date);

#endif
