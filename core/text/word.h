/* word: where one word ends.
 *
 *      ISIS-K   didn’t   b*****d   1,200   £4m   11.40pm   U.S.-led   ’tis   the workers’   #tag
 *          ▲         ▲         ▲       ▲
 *
 * The grammar of words that are more than a run of letters, for text/split.c: letters and digits,
 * and between them what binds. A word never holds an ASCII blank. Some marks need to be read with
 * what is around them: whether the ’ of workers’ is an apostrophe depends on whether a single
 * quotation mark stands open and what could still close it. */
#ifndef TENOR_TEXT_WORD_H
#define TENOR_TEXT_WORD_H

#include "text/rules.h"

typedef struct word_scan {
    str text;
    const text_rules *rules; /* may be NULL */
    bool phrase; /* a phrase of a lexicon: * and ? stand for letters, and an apostrophe in front of
                    a word is part of it */
    bool lines;  /* each line is a paragraph: a line end ends quotations */
    bool quoted; /* a single quotation mark is open */
    /* The next single mark that is surely a quotation mark: looked for once, good until passed. */
    uint32_t sure_at;
    bool sure_closes;
} word_scan;

/* The end of the word that starts at `at`; `at` itself when none does. `limit`: the end of the
 * stretch without blanks that `at` is in. */
uint32_t word_end(word_scan *s, uint32_t at, uint32_t limit);

#endif
