/* keep: what a report remembers of the records, in little memory.
 *
 *      mean       n, exact Σx, exact Σx², least, greatest     numbers (true = 1, false = 0)
 *      sum        n, exact Σx                                 numbers
 *      tally      count per label                             strings, booleans, tallies
 *      histogram  count per bin [from, to) × bins, below, above   numbers
 *      rate       Σx / Σy with its interval (rate.h)              numbers per another field
 *      rates      the same by label (rates.h)                     tallies, strings
 *      terms      which labels tell groups apart (terms.h)        tallies
 *      examples   a few texts for each label (picks.h)            texts by label
 *      records    a few whole records (picks.h)                   any fields
 *
 * Keepers merge exactly: keep(A) + keep(B) == keep(A ∪ B), bit for bit, in any order. Labels are
 * read back in sorted order. A group is one keeper per field. What a keeper makes of a record is
 * script/keeping.h's; here it adds, merges, is written and read. */
#ifndef TENOR_STATS_KEEP_H
#define TENOR_STATS_KEEP_H

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "base/vec.h"
#include "stats/exact.h"
#include "stats/picks.h"
#include "stats/rates.h"
#include "stats/terms.h"

typedef enum {
    KEEP_MEAN,
    KEEP_SUM,
    KEEP_TALLY,
    KEEP_HISTOGRAM,
    KEEP_RATE,
    KEEP_RATES,
    KEEP_TERMS,
    KEEP_EXAMPLES,
    KEEP_RECORDS,
    KEEP_KINDS
} keep_kind;
extern const char *const keep_names[KEEP_KINDS];

typedef struct keep_spec {
    keep_kind kind;
    double from, to; /* of a histogram */
    uint32_t bins;
    str per;       /* rate, rates, terms: the field with the y; empty = 1 for each article */
    double times;  /* rate, rates: what the ratio is multiplied with to be read */
    uint32_t most; /* examples: for each label; records */
    str top;       /* records: the field whose greatest values are kept; empty = a sample */
    str together;  /* records: articles with the same value of it are sampled together */
    str *fields;   /* records: what is kept of each */
    uint32_t n_fields;
} keep_spec;

typedef struct keep_count {
    str label;
    double count; /* the total, as keep_counts reads it */
    double whole; /* whole numbers add exactly in a double (below 2^53) … */
    exact *rest;  /* … and this takes the fractions; NULL as long as there are none */
} keep_count;

typedef struct keeper {
    keep_spec spec;
    uint64_t n; /* records that had the field */
    exact sum, squares;
    double least, greatest;
    map labels;             /* label → index into counts */
    VEC(keep_count) counts; /* tally */
    uint64_t *bin;          /* histogram: below, bins …, above */
    arena mem;              /* labels */
    rate rate;
    rates rates;
    terms terms;
    picks picks; /* examples by label; records under the empty one */
} keeper;

void keep_init(keeper *k, keep_spec spec);
bool keep_number(keeper *k, double x); /* mean, sum, histogram; false if not finite */
/* Tally: adds to one label. A record may add to several; the caller counts it in k->n once. */
void keep_label(keeper *k, str label, double count);
void keep_merge(keeper *into, const keeper *from); /* same spec */
void keep_free(keeper *k);

double keep_mean(const keeper *k);  /* NaN when n == 0 */
double keep_total(const keeper *k); /* Σx */
double keep_sd(const keeper *k);    /* sample standard deviation (n − 1); NaN when n < 2 */
/* Half width of the 95% confidence interval of the mean: t(0.975, n − 1) · sd / √n (Student 1908);
 * NaN when n < 2. */
double keep_ci95(const keeper *k);
/* Tally counts sorted by label; the array lives in `mem`. */
keep_count *keep_counts(const keeper *k, arena *mem, uint32_t *n);

double keep_counted(const keeper *k, str label); /* of one label */

/* Canonical JSON of a keeper: equal keepers write equal bytes. */
void keep_write(buf *b, const keeper *k);
/* Adds what keep_write wrote of a keeper of the same kind; false, and the keeper is good for
 * nothing, when the JSON is something else. */
bool keep_read(keeper *k, const json *j);

#endif
