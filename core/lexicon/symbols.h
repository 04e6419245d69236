/* symbols: what a spelling can be to the lexicons.
 *
 *      "B*****d"  ──►  the mask fits "bastard"           ──► its symbol
 *      "Despot’s" ──►  folded "despot", exact "Despot"    ──► up to a handful of symbols
 *
 * Every word of every phrase is a symbol: a folded word, a word in exact case, a word with
 * wildcards, a word that may be bowdlerised, or the literal of a regex. A type's symbols are worked
 * out when it is first seen and stand in one table; symbol 0 is "any word" and belongs to all. */
#ifndef TENOR_LEXICON_SYMBOLS_H
#define TENOR_LEXICON_SYMBOLS_H

#include "base/buf.h"
#include "base/map.h"
#include "text/types.h"

enum { SYMBOL_ANY = 0 };

typedef struct symbol_glob {
    str pattern; /* folded, with * and ? */
    uint32_t symbol;
} symbol_glob;

typedef struct symbols {
    arena *mem;
    uint32_t n;        /* symbols given out; 0 is taken */
    map folded, exact; /* word → symbol */
    map capitals; /* folded form of an exact word → its symbol: what an all-capitals line writes */
    map globs;    /* pattern → symbol */
    VEC(symbol_glob)
    by_first[256];               /* globs by first byte; those that begin with a wildcard in [0] */
    VEC(symbol_glob) masked[64]; /* words that may be masked, by length */
    map masks;                   /* word → symbol of its masked form */
    VEC(symbol_glob) literals;   /* of regexes: found inside a word */
    VEC(uint32_t) table;         /* of the types: ranges of symbols */
    buf folding;                 /* the word at hand */
} symbols;

void symbols_init(symbols *s, arena *mem);
/* The symbol of one word of a phrase; wildcards make a glob, "*" alone is SYMBOL_ANY. */
uint32_t symbol_of_word(symbols *s, str word, bool exact);
uint32_t symbol_of_mask(symbols *s, str folded);
uint32_t symbol_of_literal(symbols *s, str folded);
/* Fills t->symbol and t->symbols. */
void symbols_classify(symbols *s, type *t);
void symbols_free(symbols *s);

#endif
