/* rates: a rate for each of many labels (tone by target, share of each framing label, tone by
 * month).
 *
 *      label "Putin"     x = weight of the words about him    y = how often he is mentioned
 *      label "hostile"   x = 1 where it is the article's      y = 1 for every article: `all`
 *
 * The y of a label is its own, or that of `all` articles, whether or not they have the label.
 * Memory grows with the number of different labels, not with that of articles (rate.h). */
#ifndef TENOR_STATS_RATES_H
#define TENOR_STATS_RATES_H

#include "base/map.h"
#include "stats/rate.h"

typedef struct labelled_rate {
    str label;
    rate r;
} labelled_rate;

typedef struct rates {
    rate all; /* no articles when every label has a y of its own */
    map labels;
    VEC(labelled_rate) of;
    arena mem;
} rates; /* all zero = empty */

/* The rate of a label, made when it is not there. Valid until the next is made. */
rate *rates_at(rates *r, str label);
const rate *rates_get(const rates *r, str label); /* NULL when there is none */
/* What divides the sums of a label: that of all articles, or NULL for its own. */
const rate *rates_per(const rates *r);
/* Indices into r->of, by label. */
uint32_t *rates_sorted(const rates *r, arena *mem);
void rates_merge(rates *into, const rates *from);
void rates_free(rates *r);

/* The members of a JSON object, and back: adds; false when it is something else. */
void rates_write(buf *b, const rates *r);
bool rates_read(rates *r, const json *object);

#endif
