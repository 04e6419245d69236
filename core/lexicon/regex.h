/* regex: PCRE2 under limits; the only unit that includes it.
 *
 * Patterns are at most 1 KB, UTF, caseless on request, compiled with JIT; \C, \K, callouts, a
 * leading (*VERB) and patterns that match the empty string are refused. A match runs in a window of
 * at most 4 KB with match limit 10,000 and depth and heap limits; text is valid UTF-8 already.
 * regex_literal finds a run of letters that every match must contain within one word, so that the
 * regex is tried only where a word holds it. */
#ifndef TENOR_LEXICON_REGEX_H
#define TENOR_LEXICON_REGEX_H

#include "base/arena.h"
#include "base/err.h"

typedef struct regex regex;

/* On error e holds the message and *at the offset in the pattern (bytes). */
regex *regex_new(str pattern, bool caseless, uint32_t *at, err *e);
void regex_free(regex *re);
/* The longest required literal, folded, at least 3 bytes; empty when there is none. */
str regex_literal(const regex *re);
uint32_t regex_groups(const regex *re); /* capturing groups */

typedef enum { REGEX_MATCH, REGEX_NONE, REGEX_LIMIT } regex_result;
enum { REGEX_MOST_GROUPS = 32, REGEX_WINDOW = 4096 };
typedef struct regex_span {
    uint32_t start, end;
} regex_span; /* start == UINT32_MAX: group unset */

/* First match in text at or after `from`; span[0] the match, then the groups. */
regex_result regex_find(regex *re, str text, size_t from, regex_span span[REGEX_MOST_GROUPS]);

#endif
