/* rules: what the text layer has to know of a language, as data.
 *
 * No word of any language stands in C. The text layer asks for words by the *set* they are in; the
 * sets are filled from the `text:` part of lexicons/en/text.yml by lexicon/textdata.c (floor 2 may
 * call down here; this floor does not know YAML).
 *
 *      folded word ──► bits: one per set it belongs to          "mr" ──► RULE_TITLE
 *
 * A word's bits are looked up once per spelling and stand in its type (text/types.h). */
#ifndef TENOR_TEXT_RULES_H
#define TENOR_TEXT_RULES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

/* The names in YAML are these in lower case: `title:`, `abbreviation:` … */
typedef enum rule_set {
    RULE_TITLE,        /* Mr, Dr, Gen: a full stop behind it never ends a sentence */
    RULE_ABBREVIATION, /* etc, Inc, Jan, vs: a stop ends a sentence only before a sentence starter
                        */
    RULE_COUNTED,      /* No, p, vol: a stop before a number does not end the sentence ("No. 10") */
    RULE_STARTER, /* The, He, But …: a capitalised one after an abbreviation starts a sentence */
    RULE_SMALL,   /* a, of, the …: may be lower case in a title-case headline */
    RULE_ELISION, /* tis, twas, em, n: takes an apostrophe in front */
    RULE_SETS,
    /* Not in YAML by name: words that the globs of furniture begin with, or must hold. */
    RULE_FURNITURE_FIRST = RULE_SETS,
    RULE_FURNITURE_INSIDE
} rule_set;
#define RULE_BIT(set) (1u << (set))
extern const char *const rule_set_names[RULE_SETS];

typedef struct text_rules {
    map words; /* folded word → index into bits */
    VEC(uint32_t) bits;
    VEC(str) furniture; /* folded globs over a whole paragraph: "read more*" */
    VEC(uint32_t) next; /* beside furniture: index + 1 of the next that begins so; 0 = none */
    uint32_t glob_of_byte[256]; /* index + 1 of the first that begins with this byte */
    uint32_t furniture_most;    /* words a paragraph of furniture has at most */
    arena mem;                  /* the folded words */
} text_rules;

/* Adds a word to a set: in any case, with or without its full stop ("Mr", "mr."). A copy is kept.
 */
void rules_add(text_rules *r, str word, rule_set set);
/* A glob over the whole of a paragraph, in any case. * is any run of characters, but words of the
 * glob are whole words: "*photo*" is not found in "photos". Its first word, or its longest one if
 * it begins with *, is what a paragraph must have before it is looked at. */
void rules_add_furniture(text_rules *r, str glob);
/* All sets of a folded word as bits; 0 for most. */
uint32_t rules_of(const text_rules *r, str folded);
void rules_free(text_rules *r);

#endif
