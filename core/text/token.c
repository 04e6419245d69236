#include "text/token.h"
#include "base/utf8.h"

/* ---- characters -------------------------------------------------------------------------- */

/* What a byte or a character can be, as bits: those of a token together say what letters it has. */
enum { BLANK = 1, MARK = 2, SMALL = 4, CAPITAL = 8, WIDE = 16 };

static uint8_t kinds[256]; /* of a byte */

static void fill_kinds(void) {
    for (int c = 0; c < 256; c++) {
        bool blank = (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= ' ');
        bool small = c >= 'a' && c <= 'z', capital = c >= 'A' && c <= 'Z';
        bool mark = c > ' ' && c < 0x7f && !small && !capital && !(c >= '0' && c <= '9');
        kinds[c] = (uint8_t)(blank     ? BLANK
                             : mark    ? MARK
                             : small   ? SMALL
                             : capital ? CAPITAL
                             : c & 128 ? WIDE
                                       : 0);
    }
}

/* Three alphabets in squares and circles, 32 apart: Unicode calls them capitals, but not letters.
 */
static bool is_boxed(uint32_t c) {
    return c >= 0x1f130 && c < 0x1f130 + 3 * 32 && (c - 0x1f130) % 32 < 26;
}

/* A few blanks of ours are none for others: they have no width. */
static uint8_t wide_kind(uint32_t c) {
    if (utf8_is_space(c) && c != 0x200b && c != 0xfeff) return BLANK;
    bool capital = utf8_is_upper(c) || utf8_lower(c) != c || is_boxed(c);
    return (uint8_t)((capital ? CAPITAL : 0) | (utf8_is_lower(c) ? SMALL : 0));
}

/* ---- tokens ------------------------------------------------------------------------------ */

static uint8_t kind_at(str text, uint32_t at) { return kinds[(unsigned char)text.p[at]]; }

static uint32_t skip_blanks(str text, uint32_t at) {
    for (; at < text.n; at++) {
        if (kind_at(text, at) & BLANK) continue;
        uint32_t len;
        if (!(kind_at(text, at) & WIDE) || wide_kind(utf8_at(text, at, &len)) != BLANK) break;
        at += len - 1;
    }
    return at;
}

/* To the next blank; *seen: what all characters on the way are. Bytes go a way of their own: nearly
 * all of them take it. */
static uint32_t skip_token(str text, uint32_t at, uint8_t *seen) {
    uint8_t all = 0;
    while (at < text.n) {
        uint8_t kind = kind_at(text, at);
        if (!(kind & (BLANK | WIDE))) {
            all |= kind;
            at++;
            continue;
        }
        uint32_t len = 1;
        if (kind & WIDE) kind = wide_kind(utf8_at(text, at, &len));
        if (kind & BLANK) break;
        all |= kind;
        at += len;
    }
    *seen = all;
    return at;
}

/* What is left of [start, end) without the marks around it, unless that is too little: a smiley is
 * nothing but marks. */
static token bare(str text, uint32_t start, uint32_t end) {
    uint32_t from = start, to = end;
    while (from < to && kind_at(text, from) & MARK) from++;
    while (from < to && kind_at(text, to - 1) & MARK) to--;
    uint32_t n = to - from;
    bool whole = n <= 2 || (n <= 8 && utf8_count(str_sub(text, from, to)) <= 2);
    return whole ? (token){.start = start, .n = end - start} : (token){.start = from, .n = n};
}

bool token_next(str text, uint32_t *at, token *t) {
    if (!kinds[' ']) fill_kinds();
    uint8_t seen;
    uint32_t start = skip_blanks(text, *at), end = skip_token(text, start, &seen);
    *at = end;
    if (start == end) return false;
    *t = seen & MARK ? bare(text, start, end) : (token){.start = start, .n = end - start};
    t->small = !(seen & CAPITAL);
    t->loud = seen & CAPITAL && !(seen & SMALL);
    return true;
}

uint32_t token_count(str text) {
    if (!kinds[' ']) fill_kinds();
    uint8_t seen;
    uint32_t n = 0;
    for (uint32_t at = 0; (at = skip_blanks(text, at)) < text.n; n++)
        at = skip_token(text, at, &seen);
    return n;
}
