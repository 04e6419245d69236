/* utf8: code points in and out of bytes, and text made safe to show.
 *
 * An article's bytes are validated once, when it is read (utf8_repair); everything behind that
 * assumes valid UTF-8 and decodes without checks. Case folding and character classes come from
 * utf8proc (Unicode 15); ASCII takes a short way. */
#ifndef TENOR_BASE_UTF8_H
#define TENOR_BASE_UTF8_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* The code point at s.p[at] of valid UTF-8; *len = its bytes (1–4). at < s.n. */
uint32_t utf8_at(str s, size_t at, uint32_t *len);
/* The code point that ends before `at` (at > 0). */
uint32_t utf8_before(str s, size_t at, uint32_t *len);
void utf8_put(buf *b, uint32_t code);
size_t utf8_count(str s); /* code points */

/* Length of the longest valid prefix (RFC 3629: no surrogates, no overlong forms, ≤ U+10FFFF). */
size_t utf8_valid(str s);
/* Copies s to b, each invalid byte sequence replaced by U+FFFD; returns how many there were. */
uint32_t utf8_repair(buf *b, str s);

bool utf8_is_letter(uint32_t code); /* letters and combining marks */
bool utf8_is_upper(uint32_t code);  /* title case included */
bool utf8_is_lower(uint32_t code);  /* what no word of capitals has in it: title case included */
bool utf8_is_digit(uint32_t code);
bool utf8_is_space(uint32_t code); /* incl. no-break and thin spaces */
/* Simple case folding, one code point to one; curly apostrophes become '. */
uint32_t utf8_fold(uint32_t code);
void utf8_fold_str(buf *b, str s);
/* The small letter, one code point to one, and nothing else changed: for other people's lists. */
uint32_t utf8_lower(uint32_t code);
void utf8_lower_str(buf *b, str s);
str utf8_folded(arena *mem, str s); /* the same as a copy */

/* Columns a terminal gives to s (wide = 2, combining = 0). */
size_t utf8_width(str s);
/* Could act on a terminal: C0, DEL, C1, bidi controls. */
bool utf8_acts(uint32_t code);
/* Copies s with everything that could act on a terminal made visible: C0, DEL, C1 and bidi controls
 * come out as \xNN or \u{NNNN}; with keep_newlines, \n and \t pass. Invalid bytes come out as \xNN.
 * The one escape function for whatever reaches a terminal, error messages included. */
void utf8_show(buf *b, str s, bool keep_newlines);

/* The entry of `names` nearest to `word` within a third of its length (Damerau–Levenshtein), for
 * "did you mean"; empty when none is near. Ties go to the first. */
str utf8_nearest(str word, const str *names, size_t n);

#endif
