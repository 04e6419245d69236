/* rules: what the text layer has to know of a language, as data.
 *
 * No word of any language stands in C. The text layer asks for words by the *set* they are in; the
 * sets are filled from the `text:` parts of lexicons/en/text.yml, voice.yml and aim.yml by
 * lexicon/textdata.c (floor 2 may call down here; this floor does not know YAML).
 *
 *      folded word ──► bits: one per set it belongs to          "mr" ──► RULE_TITLE
 *
 * A word's bits are looked up once per spelling and stand in its type (text/types.h). */
#ifndef TENOR_TEXT_RULES_H
#define TENOR_TEXT_RULES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

/* The names in YAML are these in lower case: `title:`, `abbreviation:` … A set whose name ends in
 * _verb lists verbs by their bare form and holds all their forms. */
typedef enum rule_set {
    /* words and sentences (lexicons/en/text.yml) */
    RULE_TITLE,        /* Mr, Dr, Gen: a full stop behind it never ends a sentence */
    RULE_ABBREVIATION, /* etc, Inc, vs: a stop ends a sentence only before a sentence starter */
    RULE_COUNTED,      /* No, p, vol: a stop before a number does not end the sentence ("No. 10") */
    RULE_STARTER, /* The, He, But …: a capitalised one after an abbreviation starts a sentence */
    RULE_SMALL,   /* a, of, the …: may be lower case in a title-case headline */
    RULE_ELISION, /* tis, twas, em, n: takes an apostrophe in front */
    /* who says what about whom (lexicons/en/voice.yml, which explains them) */
    RULE_DETERMINER,
    RULE_POSSESSOR,
    RULE_HE,
    RULE_SHE,
    RULE_THEY,
    RULE_IT,
    RULE_SPEAKER_PRONOUN,
    RULE_AUXILIARY,
    RULE_PREPOSITION,
    RULE_CONJUNCTION,
    RULE_CONTRAST,
    RULE_ADVERB,
    RULE_TIME,
    RULE_CALENDAR,
    RULE_ROLE,
    RULE_GROUP,
    RULE_SAY_VERB,
    RULE_THINK_VERB,
    RULE_TELL_VERB,
    RULE_CALL_VERB,
    RULE_ACCUSE_VERB,
    RULE_PROMISE_VERB,
    RULE_CLAUSE_VERB,
    RULE_BE_VERB,
    RULE_CUE_NOUN,
    RULE_ACCORDING,
    RULE_THAT,
    RULE_TO,
    RULE_BLAME_LINK,
    RULE_AS,
    RULE_BY,
    RULE_PARTICLE,
    RULE_DEFINITE,
    RULE_GERUND,
    RULE_PAST,
    RULE_SURE_VERB,
    RULE_WHETHER,
    RULE_SELF,
    RULE_NAMING_VERB,
    RULE_LOCATIVE,
    /* about whom (lexicons/en/aim.yml) */
    RULE_AIMED_VERB,
    RULE_RELATIVE,
    RULE_SUBORDINATE,
    RULE_PEOPLE,
    RULE_SURNAME,
    RULE_TOPIC_VERB,
    RULE_ABOUT_VERB,
    RULE_TOPIC_NOUN,
    RULE_CLAIM_NOUN,
    RULE_MIND_ADJECTIVE,
    RULE_MEDIUM,
    RULE_WITH_S,
    RULE_LIGHT_VERB,
    RULE_SETS,
    /* Not in YAML by name: words that the globs of furniture begin with, or must hold. */
    RULE_FURNITURE_FIRST = RULE_SETS,
    RULE_FURNITURE_INSIDE,
    /* … words that begin an alias or a role of somebody known, and words for nationalities: most
     * capitalised words are none of these, and need not be looked up. */
    RULE_ALIAS_FIRST,
    RULE_ROLE_FIRST,
    RULE_DEMONYM
} rule_set;
_Static_assert(RULE_DEMONYM < 64, "a word's sets are the bits of one number");
#define RULE_BIT(set) ((uint64_t)1 << (set))
extern const char *const rule_set_names[RULE_SETS];

/* Somebody whom a lexicon knows by name (its `targets:`). */
typedef enum { KNOWN_PERSON, KNOWN_PLACE, KNOWN_BODY } known_kind; /* body: all that is neither */
typedef struct rule_known {
    str name;
    known_kind kind;
    uint32_t of; /* its country: index into known, or UINT32_MAX */
} rule_known;

typedef struct rule_ending {
    str ending; /* folded: "ly" of "*ly" */
    uint64_t bits;
} rule_ending;

typedef struct text_rules {
    map words; /* folded word → index into bits */
    VEC(uint64_t) bits;
    VEC(rule_ending) endings; /* "*ly": every word that ends so */
    VEC(rule_known) known;
    map aliases;        /* a name as spelled → index into known */
    map demonyms;       /* a folded word ("russian") → index into known */
    map roles;          /* a folded description ("russian president") → index into known */
    VEC(str) furniture; /* folded globs over a whole paragraph: "read more*" */
    VEC(uint32_t) next; /* beside furniture: index + 1 of the next that begins so; 0 = none */
    uint32_t glob_of_byte[256]; /* index + 1 of the first that begins with this byte */
    uint32_t furniture_most;    /* words a paragraph of furniture has at most */
    arena mem;                  /* the folded words */
} text_rules;

/* Adds a word to a set: in any case, with or without its full stop ("Mr", "mr."); "*ly" adds every
 * word that ends so. A copy is kept. */
void rules_add(text_rules *r, str word, rule_set set);
/* A glob over the whole of a paragraph, in any case. * is any run of characters, but words of the
 * glob are whole words: "*photo*" is not found in "photos". Its first word, or its longest one if
 * it begins with *, is what a paragraph must have before it is looked at. */
void rules_add_furniture(text_rules *r, str glob);
/* All sets of a folded word as bits; 0 for most. */
uint64_t rules_of(const text_rules *r, str folded);

/* Somebody known by name; the texts must outlive the rules. rules_alias adds a further name. The
 * same name twice is the same one. */
uint32_t rules_know(text_rules *r, str name, known_kind kind);
void rules_alias(text_rules *r, uint32_t known, str alias);
void rules_demonym(text_rules *r, uint32_t known, str demonym);
void rules_role(text_rules *r, uint32_t known, str role);
void rules_free(text_rules *r);

#endif
