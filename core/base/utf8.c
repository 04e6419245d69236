#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* ---- decode and encode ------------------------------------------------------------------- */

uint32_t utf8_at(str s, size_t at, uint32_t *len) {
    const unsigned char *p = (const unsigned char *)s.p + at;
    if (p[0] < 0x80) return *len = 1, p[0];
    if (p[0] < 0xe0) return *len = 2, (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
    if (p[0] < 0xf0) return *len = 3, (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    return *len = 4,
           (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

uint32_t utf8_before(str s, size_t at, uint32_t *len) {
    size_t start = at - 1;
    while (start > 0 && ((unsigned char)s.p[start] & 0xc0) == 0x80) start--;
    return utf8_at(s, start, len);
}

void utf8_put(buf *b, uint32_t c) {
    char out[4];
    size_t n = (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)out);
    buf_put(b, (str){out, n});
}

size_t utf8_count(str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    return n;
}

/* ---- validity ---------------------------------------------------------------------------- */

/* Bytes of the valid sequence that starts at p, or 0. */
static uint32_t sequence(const unsigned char *p, size_t n) {
    if (p[0] < 0x80) return 1;
    uint32_t len = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
    if (p[0] < 0xc2 || p[0] > 0xf4 || n < len) return 0;
    for (uint32_t i = 1; i < len; i++)
        if ((p[i] & 0xc0) != 0x80) return 0;
    bool overlong = (p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xf0 && p[1] < 0x90);
    bool surrogate = p[0] == 0xed && p[1] > 0x9f;
    bool too_large = p[0] == 0xf4 && p[1] > 0x8f;
    return overlong || surrogate || too_large ? 0 : len;
}

size_t utf8_valid(str s) {
    const unsigned char *p = (const unsigned char *)s.p;
    size_t i = 0;
    while (i < s.n) {
        uint64_t w[4]; /* news text is ASCII for long stretches: take it 32 bytes at a time */
        if (s.n - i >= 32) {
            memcpy(w, p + i, 32);
            if (!((w[0] | w[1] | w[2] | w[3]) & 0x8080808080808080u)) {
                i += 32;
                continue;
            }
        }
        if (s.n - i >= 8 && (memcpy(w, p + i, 8), !(w[0] & 0x8080808080808080u))) {
            i += 8;
            continue;
        }
        uint32_t len = sequence(p + i, s.n - i);
        if (!len) break;
        i += len;
    }
    return i;
}

uint32_t utf8_repair(buf *b, str s) {
    uint32_t bad = 0;
    for (;;) {
        size_t good = utf8_valid(s);
        buf_put(b, str_sub(s, 0, good));
        if (good == s.n) return bad;
        size_t skip = 1; /* a truncated sequence counts once, as browsers do */
        while (good + skip < s.n && skip < 4 && ((unsigned char)s.p[good + skip] & 0xc0) == 0x80 &&
               (unsigned char)s.p[good] >= 0xc2)
            skip++;
        utf8_put(b, 0xfffd);
        bad++;
        s = str_sub(s, good + skip, s.n);
    }
}

/* ---- classes and folding ----------------------------------------------------------------- */

bool utf8_is_letter(uint32_t c) {
    if (c < 0x80) return (c | 32) - 'a' < 26;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_upper(uint32_t c) {
    if (c < 0x80) return c - 'A' < 26;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

/* By Unicode's Lowercase property as far as utf8proc has it: small Roman numerals count, and the
 * ordinal signs of Spanish and Italian do. */
bool utf8_is_lower(uint32_t c) {
    if (c < 0x80) return c - 'a' < 26;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    if (k == UTF8PROC_CATEGORY_LL || k == UTF8PROC_CATEGORY_LT || c == 0xaa || c == 0xba)
        return true;
    return k != UTF8PROC_CATEGORY_LU && utf8proc_toupper((utf8proc_int32_t)c) != (int32_t)c;
}

bool utf8_is_digit(uint32_t c) {
    if (c < 0x80) return c - '0' < 10;
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_space(uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 ||
           c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

uint32_t utf8_lower(uint32_t c) {
    if (c < 0x80) return c - 'A' < 26 ? c + 32 : c;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t utf8_fold(uint32_t c) {
    if (c < 0x80) return utf8_lower(c);
    if (c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0x2032) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    return utf8_lower(c);
}

static void put_each(buf *b, str s, uint32_t (*change)(uint32_t)) {
    size_t i = 0, start = b->n;
    buf_put(b, s); /* most text is ASCII and changes in place */
    for (char *out = b->p + start; i < s.n && (unsigned char)s.p[i] < 0x80; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'Z') out[i] |= 32;
    if (i == s.n) return;
    b->n = start + i;
    for (uint32_t len; i < s.n; i += len) utf8_put(b, change(utf8_at(s, i, &len)));
}

void utf8_fold_str(buf *b, str s) { put_each(b, s, utf8_fold); }
void utf8_lower_str(buf *b, str s) { put_each(b, s, utf8_lower); }

str utf8_folded(arena *mem, str s) {
    buf b = {0};
    utf8_fold_str(&b, s);
    str copy = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return copy;
}

/* ---- showing ----------------------------------------------------------------------------- */

size_t utf8_width(str s) {
    size_t columns = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t len, c = utf8_at(s, i, &len);
        int w = c < 0x80 ? c >= 0x20 && c < 0x7f : utf8proc_charwidth((utf8proc_int32_t)c);
        columns += w > 0 ? (size_t)w : 0;
        i += len;
    }
    return columns;
}

bool utf8_acts(uint32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

void utf8_show(buf *b, str s, bool keep_newlines) {
    for (size_t i = 0; i < s.n;) {
        const unsigned char *p = (const unsigned char *)s.p + i;
        uint32_t len = sequence(p, s.n - i);
        if (!len) {
            buf_printf(b, "\\x%02x", p[0]);
            i++;
            continue;
        }
        uint32_t c = utf8_at(s, i, &len);
        if (keep_newlines && (c == '\n' || c == '\t'))
            buf_byte(b, (char)c);
        else if (!utf8_acts(c))
            buf_put(b, str_sub(s, i, i + len));
        else if (c < 0x100)
            buf_printf(b, "\\x%02x", c);
        else
            buf_printf(b, "\\u{%x}", c);
        i += len;
    }
}

/* ---- did you mean ------------------------------------------------------------------------ */

/* Optimal string alignment distance over bytes, names cut at 63 bytes. */
static uint32_t distance(str a, str b) {
    enum { MOST = 63 };
    uint32_t row[3][MOST + 1];
    a = str_sub(a, 0, MOST);
    b = str_sub(b, 0, MOST);
    for (uint32_t j = 0; j <= b.n; j++) row[0][j] = j;
    for (uint32_t i = 1; i <= a.n; i++) {
        uint32_t *now = row[i % 3], *above = row[(i + 2) % 3], *two_above = row[(i + 1) % 3];
        now[0] = i;
        for (uint32_t j = 1; j <= b.n; j++) {
            uint32_t best = above[j - 1] + (a.p[i - 1] != b.p[j - 1]);
            if (above[j] + 1 < best) best = above[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            bool swapped = i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1];
            if (swapped && two_above[j - 2] + 1 < best) best = two_above[j - 2] + 1;
            now[j] = best;
        }
    }
    return row[a.n % 3][b.n];
}

str utf8_nearest(str word, const str *names, size_t n) {
    uint32_t best = (uint32_t)(word.n / 3 > 1 ? word.n / 3 : 1) + 1;
    str found = {0};
    for (size_t i = 0; i < n; i++) {
        uint32_t d = distance(word, names[i]);
        if (d < best) best = d, found = names[i];
    }
    return found;
}
