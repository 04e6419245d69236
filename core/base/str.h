/* str: a piece of text that somebody else owns.
 *
 *      str s = STR("despot’s");      p ──► d e s p o t ’ s      n = 10 bytes
 *
 * A str is passed by value and never freed; it is valid as long as what it points into (an arena,
 * the text of the article, a literal). It is not NUL-terminated: a `char *` exists only at the
 * border to libc. The empty str may have p == NULL. Nothing here fails. */
#ifndef TENOR_BASE_STR_H
#define TENOR_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
    const char *p;
    size_t n;
} str;

#define STR(lit) ((str){"" lit, sizeof(lit) - 1})
/* For printf's "%.*s": printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

str str_c(const char *z); /* of a C string; NULL gives the empty str */
static inline bool str_eq(str a, str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
int str_cmp(str a, str b); /* bytewise, shorter first: the order of everything that is sorted */
static inline bool str_starts(str s, str prefix) {
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.p, prefix.p, prefix.n) == 0);
}
static inline bool str_ends(str s, str suffix) {
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}
static inline str str_sub(str s, size_t from, size_t to) { /* [from, to), clamped to the length */
    if (to > s.n) to = s.n;
    if (from > to) from = to;
    return s.p ? (str){s.p + from, to - from} : s;
}
str str_trim(str s); /* without ASCII white space at either end */
/* Byte offset of needle in s, or s.n when it is not there. */
size_t str_find(str s, str needle);
size_t str_find_byte(str s, char c);
/* Cuts *rest at the first `sep`: returns what stands before it and leaves the rest (without the
 * separator). When there is none, returns everything and leaves the empty str with p == NULL. */
str str_cut(str *rest, char sep);
/* 64-bit hash of the bytes (XXH3; the same on every machine). */
uint64_t str_hash(str s);

/* A file name's last component, and whether it ends in .ext (case ignored). */
str str_basename(str path);
bool str_has_ext(str path, str ext);

#endif
