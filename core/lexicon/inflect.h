/* inflect: the other forms in which a word of a lexicon stands in a text.
 *
 *      storm  (verb)      ─► storm storms storming stormed
 *      death cult (noun)  ─► death cult, death cults, death-cult, death-cults
 *      centre (noun)      ─► centre centres center centers
 *
 * Everything is expanded once, when lexicons are compiled: nothing is stemmed while reading, so
 * that "hoping" never turns into "hop". The knowledge is data (the `inflect:` part of
 * lexicons/en/inflect.yml): irregular words, ordered spelling rules, of which the first that fits
 * decides, and pairs of British and American spellings, which apply in both directions.
 *
 * A rule may make a word that does not exist ("madlier"): that costs a few bytes. It must not make
 * another word that does ("flatter" of "flat"): such words are listed as irregular. */
#ifndef TENOR_LEXICON_INFLECT_H
#define TENOR_LEXICON_INFLECT_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

typedef enum {
    FORMS_NOUN,
    FORMS_VERB,
    FORMS_ADJECTIVE,
    FORMS_ANY,
    FORMS_NONE,    /* other spellings only: centre, center */
    FORMS_WRITTEN, /* not even these */
    FORMS_KINDS
} lex_forms;
extern const char *const forms_names[FORMS_KINDS];

typedef VEC(str) strings;

enum {
    INFLECT_MOST_FORMS = 64,    /* of one phrase; what goes beyond is left out */
    INFLECT_LONGEST_ENDING = 63 /* of a pair of spellings */
};

/* One line of the data: if a word looks like this, do that. */
typedef struct inflect_rule {
    str *ends; /* it ends in one of these (none given: in anything) */
    uint32_t n_ends;
    const map *words, *unless;         /* it is one of these; none of these; NULL = not asked */
    bool after_vowel, after_consonant; /* what stands before the ending */
    bool closed;                       /* consonant, one vowel, consonant: "stop" */
    uint32_t least, most;              /* groups of vowels; 0, 0 = not asked */
    uint32_t cut;                      /* letters to take off the end */
    bool doubled;                      /* then double the last letter */
    str *add;                          /* then each of these makes a form */
    uint32_t n_add;
} inflect_rule;

/* Rules of which the first that fits makes the forms. */
typedef VEC(inflect_rule) inflect_rules;

typedef struct inflect_list {
    str *p;
    uint32_t n;
} inflect_list;

/* How one kind of word is inflected. */
typedef struct inflect_kind {
    map irregular; /* word → index into lists */
    map phrasal;   /* the same: forms a verb has only where more words follow it */
    VEC(inflect_list) lists;
    inflect_list compounds;     /* irregular words that keep their forms as a part: policeman */
    VEC(inflect_rules) always;  /* one list for each form that every word has (-s, -ing) */
    VEC(inflect_rules) regular; /* … for each that irregular words make in their own way (-ed) */
} inflect_kind;

/* One spelling for another: a whole word, a part of one, or an ending. */
typedef struct inflect_swap {
    str from, to;
    uint32_t group; /* of an ending: index into groups */
    uint32_t side;  /* 0: from British to American, 1: back */
} inflect_swap;

/* What pairs of endings have in common. */
typedef struct inflect_group {
    str bare[2];       /* the ending of the bare word on either side: ise, ize */
    const map *unless; /* bare words that are spelt one way only */
    bool after_consonant;
    uint32_t least; /* groups of vowels */
} inflect_group;

typedef struct inflect {
    str vowels;                    /* aeiou */
    str half_vowel;                /* y: counts as a vowel in groups, except as the first letter */
    str silent;                    /* e: counts for nothing at the end, behind a consonant */
    inflect_kind kinds[FORMS_ANY]; /* noun, verb, adjective */
    VEC(inflect_swap) swaps;
    map words;             /* whole word → index into swaps */
    map endings;           /* ending → index into swaps */
    uint64_t ends_in[256]; /* last byte of endings → their lengths, as bits */
    VEC(uint32_t) stems;   /* parts of words, as indices into swaps, by first byte */
    uint32_t stem_at[257];
    uint64_t stem_pairs[1024]; /* the first two bytes of stems, as bits: most words hold none */
    VEC(inflect_group) groups;
    VEC(map *) sets; /* all that rules and groups point at */
} inflect;

/* The word and all its forms and spellings, folded, each once, in place of what is in `out`. `in`
 * may be NULL (no language data): then only the word. */
void inflect_forms(const inflect *in, str word, lex_forms forms, arena *mem, strings *out);
/* The same for one word of a phrase; `more`: other words follow it. */
void inflect_word(const inflect *in, str word, lex_forms forms, bool more, arena *mem,
                  strings *out);

static inline uint32_t stem_pair(char first, char second) {
    return (uint32_t)(unsigned char)first << 8 | (unsigned char)second;
}

void inflect_free(inflect *in);

#endif
