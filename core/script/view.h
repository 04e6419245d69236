/* view: which hits a script sees, and which of them a filter lets through.
 *
 *      doc:weigh { class = "evaluative", voice = "author" }
 *           │
 *           ├─ class, category, lexicon ──► a set of categories, one bit each; worked out once
 *           └─ voice, part, negated, sign, speaker, target, term ──► a few fields
 *
 * A script sees the hits of the lexicons it named and no others, so that its results never depend
 * on what else is loaded. Furniture is left out unless a filter names the part. */
#ifndef TENOR_SCRIPT_VIEW_H
#define TENOR_SCRIPT_VIEW_H

#include "lexicon/scan.h"

#include <lua.h>

enum { VIEW_MOST_SETS = 4096 }; /* different sets of categories that a script may ask for */

/* What most filters ask of a hit stands here, side by side: scripts go over all hits many times. */
typedef struct view_hit {
    uint32_t index; /* into scan->hits */
    uint32_t first; /* word */
    uint32_t category;
} view_hit;

typedef struct view {
    const scanner *scan;
    const uint32_t *lexicons; /* that the script named */
    uint32_t n_lexicons, limbs;
    uint64_t *all; /* every category of them */
    map known;     /* "class=a,b|category=c" → index into sets */
    VEC(uint64_t *) sets;
    VEC(view_hit) hits; /* of the article at hand */
    buf scratch;        /* never held across a call that may raise */
    arena mem;
} view;

typedef struct filter {
    const uint64_t *categories;
    uint8_t voices, parts; /* bits */
    int8_t negated;        /* -1: either */
    int8_t sign;           /* of the weight; 0: any */
    bool by_speaker, by_target, by_term;
    int table; /* stack index where speaker, target and term are looked up; 0 = no table */
} filter;

/* Everything that counts outside of furniture. */
filter view_filter(const view *v);
/* Reads the closed table at `arg` (or nothing there). Raises on an unknown key or value. The table
 * must stay at `arg` as long as the filter is used. */
filter view_read_filter(lua_State *L, view *v, int arg);
/* The filter in words, keys in order: "class=evaluative voice=author"; valid until the next call.
 */
str view_describe(lua_State *L, view *v, int arg);
/* Is it of one of the filter's categories, and does the rest of the filter let it through? */
static inline bool view_selects(const filter *f, const view_hit *h) {
    return f->categories[h->category / 64] >> h->category % 64 & 1;
}
bool view_passes(lua_State *L, const view *v, const filter *f, hit *h);

void view_init(view *v, const scanner *scan, const uint32_t *lexicons, uint32_t n);
void view_article(view *v); /* the scanner has new hits */
/* The first of v->hits at or behind a word. */
uint32_t view_first(const view *v, uint32_t word);
void view_free(view *v);

/* Words of [first, last) in these voices and parts. */
uint32_t view_words(const doc *d, uint32_t first, uint32_t last, uint8_t voices, uint8_t parts);

#endif
