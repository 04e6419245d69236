/* lookup: the weight of a word as a list has it, without looking for it in a text.
 *
 *      ":-)" ──► words:  { ":-)": 1.3 }        "abandon" ──► terms: [abandon: -1.9]
 *
 * For scripts that cut a text into tokens by rules of their own and ask for each: what was
 * published with a tokenizer of its own cannot be scored right with another. Texts are compared as
 * written, byte by byte; wildcards are characters like any other. Where a word stands in several
 * categories, the first one answers unless one is named.
 *
 * Built once from the tables of a lexlib, which must outlive it, for one lexicon. */
#ifndef TENOR_LEXICON_LOOKUP_H
#define TENOR_LEXICON_LOOKUP_H

#include "lexicon/lexicon.h"

typedef struct lookup_entry {
    double weight;
    uint32_t category, next; /* next: another category's entry of the same text, or LEX_NONE */
} lookup_entry;

typedef struct lookup {
    const lexlib *lib;
    map first; /* text → index into entries */
    VEC(lookup_entry) entries;
    size_t longest;  /* bytes of a text: what is longer need not be looked for */
    uint64_t *marks; /* a bit for each text, by its ends: most words of an article have none */
} lookup;

void lookup_init(lookup *l, const lexlib *lib, uint32_t id);
/* Index into entries; LEX_NONE when there is none. `category` empty = any; a category has the words
 * of those below it. */
uint32_t lookup_find(const lookup *l, str word, str category);
void lookup_free(lookup *l);

#endif
