/* token: a text cut as tools cut it that know no language: where blanks are.
 *
 *      He said:  “NO!”  :-)  ...and (he) left.
 *      ──┬────────┬─────┬────┬────────────────
 *      He said   “NO!”  :-)  and  he  left       bare: without ASCII punctuation at either end,
 *                                                unless two characters or fewer would be left
 *
 * Published word lists come with scores of a tokenizer of their own, and most are of this kind; our
 * words (text/split.h) are others, so that such scores could not be had from them. Nothing is
 * copied: a token is a place in the text, which must be valid UTF-8 and shorter than 4 GiB. One
 * pass over the bytes, however long a token is. */
#ifndef TENOR_TEXT_TOKEN_H
#define TENOR_TEXT_TOKEN_H

#include "base/str.h"

typedef struct token {
    uint32_t start, n; /* bytes of the text: the bare token */
    bool small;        /* surely no letter of it is a capital: it is written small as it stands */
    bool loud;         /* its letters are capitals, all of them, and there is one */
} token;

/* The next token at or behind byte *at, which moves on; false when there is none. */
bool token_next(str text, uint32_t *at, token *t);
uint32_t token_count(str text); /* how many token_next finds from the start */

#endif
