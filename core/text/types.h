/* types: every spelling seen so far, looked at once.
 *
 *      token "Despot’s" ──hash──► slot ──► type { text "Despot’s", folded "despot", CAPITAL, … }
 *
 * News repeats its words: 99 of 100 tokens have been seen before. Whatever depends on the spelling
 * alone (folding, shape, what the lexicons know of it) is therefore worked out per *type* and a
 * token is just a number. This is what makes a large lexicon, wildcards and folding cost nothing
 * per token.
 *
 * A slot is half a cache line and holds the spelling itself if it is no longer than 16 bytes, which
 * all but one in a hundred are: finding a token touches one line. The hash is keyed by chance, so
 * that nobody can write an article whose words all fall into one slot; types are numbered as they
 * come and nothing shows the order of slots.
 *
 * The table belongs to one worker and grows; types_trim, called between articles only, empties
 * it when it has grown past its cap. Results never depend on the cap. */
#ifndef TENOR_TEXT_TYPES_H
#define TENOR_TEXT_TYPES_H

#include "base/buf.h"
#include "text/rules.h"

enum type_shape {
    TYPE_CAPITAL = 1, /* first letter is upper case */
    TYPE_CAPS = 2,    /* two or more letters, all upper case (ISIS, ISIS-K, U.S.) */
    TYPE_NUMBER =
        4, /* starts with a digit or a currency sign: 1,200  6.5%  £4m  11.40pm  90-year-old */
    TYPE_MASKED = 8,   /* bowdlerised: b*****d */
    TYPE_LINK = 16,    /* URL, e-mail address, @name, #tag */
    TYPE_INITIALS = 32 /* J.  U.S.  p.m.: letters each followed by a full stop */
};

typedef struct type {
    str text;       /* as spelled */
    str folded;     /* what lexicons are asked for: folded, curly marks straightened, invisible
                       characters and the possessive left out */
    uint64_t rules; /* RULE_BITs of folded */
    uint8_t shape;  /* of enum type_shape */
    uint8_t clitic; /* bytes of a possessive 's or ' at the end of text */
    uint32_t symbol,
        symbols;         /* the lexicon floor's own: a range in its table; 0, 0 = unknown to it */
    uint32_t capital_in; /* the last article that had it with a capital in mid-sentence */
} type;

/* Called once for each new type, so that the lexicon floor can note what it knows of it. */
typedef void types_hook(void *context, type *t);

typedef struct types {
    VEC(type) list;
    struct types_slot *slot; /* open addressing; key inline up to 16 bytes */
    uint32_t mask, cap;      /* cap: most types kept from one article to the next */
    uint32_t articles;       /* counted by text/names.c, from 1 on */
    uint64_t key[2];         /* of the hash */
    arena mem;               /* texts */
    buf scratch;             /* for folding */
    const text_rules *rules;
    types_hook *hook;
    void *context;
} types;

void types_init(types *t, const text_rules *rules, types_hook *hook, void *context, uint32_t cap);
/* Indices in list of the n words [start[i], end[i]) of a text, with memory fetched ahead. */
void types_of_all(types *t, str text, const uint32_t *start, const uint32_t *end, uint32_t n,
                  uint32_t *type_index);
/* Between articles: forget everything if there are more than `cap` types, or they are very long;
 * true when it did (the lexicon floor then empties its table too). */
bool types_trim(types *t);
void types_free(types *t);

#endif
