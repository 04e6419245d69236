/* terms: who uses which words how often, in sums that merge exactly.
 *
 *      article     words y    uses x of "regime"  of "thug"
 *      "7"         420        3                   .
 *      "8"         1100       1                   2
 *                  ───────    ────────────────    ─────────
 *      n = 2       Σy Σy² Σy³   docs Σx Σx² Σx³ Σxy Σx²y Σxy² Σ√(xy)      the same of each label
 *
 * What keyness (stats/keyness.h) has to know of one group of articles. The articles themselves are
 * forgotten: counts alone would forget how a word is spread over them, but the sums of powers keep
 * the mean, variance and skewness over articles of x − R·y for any rate R, which is what a test at
 * the level of articles needs, and Σ√(xy) what Rosengren's dispersion needs.
 *
 * Sums of powers tell little of a word that one or two articles repeat and repeat. So the two that
 * use it most, and at the highest rate (greatest x³/y), are kept beside them.
 *
 * Everything is a whole number (the root as a multiple of 2^-32, rounded once an article), so that
 * terms(A) merged with terms(B) are terms(A ∪ B), bit for bit, in any order, and sums can be taken
 * apart again (term_less). An article has at most 2^24 words and 2^20 uses of a label; of fewer
 * than 2^40 articles then no sum overflows, whatever they hold:
 *
 *      Σx < 2^60   Σy < 2^64                                             in 64 bits
 *      Σx² < 2^80  Σx³ < 2^100  Σxy < 2^84  Σx²y < 2^104  Σxy² < 2^108
 *      Σy² < 2^88  Σy³ < 2^112  2^32·Σ√(xy) < 2^94                       in 128 bits
 *
 * A label costs 144 bytes, its own bytes and its place in the map. Zeroed = empty. Numbers that are
 * not whole, negative or beyond these bounds are refused, and so is JSON with sums that no articles
 * can have had. */
#ifndef TENOR_STATS_TERMS_H
#define TENOR_STATS_TERMS_H

#include "base/arena.h"
#include "base/json.h"
#include "base/map.h"
#include "base/vec.h"

__extension__ typedef unsigned __int128 u128;

enum { TERMS_MOST_WORDS = 1 << 24, TERMS_MOST_TIMES = 1 << 20 }; /* of an article */
enum { TERMS_PEAKS = 2 };

/* One article's x and y. */
typedef struct term_peak {
    uint32_t x, y;
} term_peak;

typedef struct term_sums {
    str label;
    uint64_t docs; /* articles that use it */
    uint64_t x;    /* Σx; so below */
    u128 xx, xxx, xy, xxy, xyy;
    u128 root;                   /* Σ√(xy) × 2^32 */
    term_peak peak[TERMS_PEAKS]; /* the greatest x³/y first; x = 0: none */
} term_sums;

typedef struct terms {
    uint64_t n; /* articles, with or without any of the labels */
    uint64_t y; /* Σy; so below */
    u128 yy, yyy;
    map labels;          /* label → index into term_sums */
    VEC(term_sums) term; /* as they came */
    arena mem;           /* labels */
} terms;

/* One article of so many words. Once an article, also when it uses none of the labels. */
bool terms_article(terms *t, double words);
/* An article of so many words uses the label so many times. Once an article and label; 0 times is
 * the same as no call. */
bool terms_use(terms *t, str label, double times, double words);
void terms_merge(terms *into, const terms *from);
void terms_free(terms *t);

const term_sums *terms_get(const terms *t, str label);                   /* or NULL */
const term_sums **terms_sorted(const terms *t, arena *mem, uint32_t *n); /* by label */
/* Over the articles of both; the label of the first. */
term_sums term_more(const term_sums *one, const term_sums *other);
/* Sums over the articles of `whole` that are not among those of `part`; the peaks stay. */
term_sums term_less(const term_sums *whole, const term_sums *part);
/* The sums of one article alone; no label. */
term_sums term_alone(term_peak article);

/* {"articles":2,"words":"<Σy> <Σy²> <Σy³>","terms":{"<label>":"<docs> <Σx> <Σx²> … <x> <y> <x>
 * <y>", …}}, numbers but the first in hexadecimal, labels sorted: equal accumulators write equal
 * bytes. */
void terms_write(buf *b, const terms *t);
/* Adds what terms_write wrote; false, and nothing added, when the JSON is something else. */
bool terms_read(terms *t, const json *j);

#endif
