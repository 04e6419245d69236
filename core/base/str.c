#include "base/str.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

str str_c(const char *z) { return (str){z, z ? strlen(z) : 0}; }

int str_cmp(str a, str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

str str_trim(str s) {
    size_t from = 0, to = s.n;
    while (from < to && is_blank(s.p[from])) from++;
    while (to > from && is_blank(s.p[to - 1])) to--;
    return str_sub(s, from, to);
}

size_t str_find(str s, str needle) {
    if (needle.n == 0) return 0;
    const char *at = s.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
}

size_t str_find_byte(str s, char c) {
    const char *at = s.n ? memchr(s.p, c, s.n) : NULL;
    return at ? (size_t)(at - s.p) : s.n;
}

str str_cut(str *rest, char sep) {
    size_t at = str_find_byte(*rest, sep);
    str head = str_sub(*rest, 0, at);
    *rest = at < rest->n ? str_sub(*rest, at + 1, rest->n) : (str){0};
    return head;
}

uint64_t str_hash(str s) { return XXH3_64bits(s.p ? s.p : "", s.n); }

str str_basename(str path) {
    for (size_t i = path.n; i > 0; i--)
        if (path.p[i - 1] == '/') return str_sub(path, i, path.n);
    return path;
}

bool str_has_ext(str path, str ext) {
    return path.n > ext.n && path.p[path.n - ext.n - 1] == '.' &&
           strncasecmp(path.p + path.n - ext.n, ext.p, ext.n) == 0;
}
