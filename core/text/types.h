/* types: every spelling seen so far, looked at once.
 *
 *      token "Despot’s" ──hash──► slot ──► type { text "Despot’s", folded "despot", CAPITAL, … }
 *
 * News repeats its words: 99 of 100 tokens have been seen before. Whatever depends on the spelling
 * alone (folding, shape, what the lexicons know of it) is therefore worked out per *type* and a
 * token is just a number. This is what makes a large lexicon, wildcards and folding cost nothing
 * per token.
 *
 * The table belongs to one worker and grows; types_trim, called between articles only, empties
 * it when it has grown past its cap. Results never depend on the cap. */
#ifndef TENOR_TEXT_TYPES_H
#define TENOR_TEXT_TYPES_H

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
    str text;   /* as spelled */
    str folded; /* what lexicons are asked for: folded, curly marks straightened, possessive cut off
                 */
    uint32_t rules; /* RULE_BITs of folded */
    uint8_t shape;  /* of enum type_shape */
    uint8_t clitic; /* bytes of a possessive 's or ' at the end of text */
    uint32_t symbol,
        symbols; /* the lexicon floor's own: a range in its table; 0, 0 = unknown to it */
} type;

/* Called once for each new type, so that the lexicon floor can note what it knows of it. */
typedef void types_hook(void *context, type *t);

typedef struct types {
    VEC(type) list;
    struct types_slot *slot; /* open addressing; key inline up to 16 bytes */
    uint32_t mask, cap;      /* cap: most types kept from one article to the next */
    arena mem;               /* texts */
    const text_rules *rules;
    types_hook *hook;
    void *context;
} types;

void types_init(types *t, const text_rules *rules, types_hook *hook, void *context, uint32_t cap);
/* Index in list of the word with these bytes. */
uint32_t types_of(types *t, str word);
/* Between articles: forget everything if there are more than `cap` types; true when it did
 * (the lexicon floor then empties its table too). */
bool types_trim(types *t);
void types_free(types *t);

#endif
