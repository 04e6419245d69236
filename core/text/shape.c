#include "text/shape.h"
#include "base/utf8.h"
#include "text/marks.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "text/types.h"

static bool is_mark(uint32_t c) { /* combining: é written as e and ´ */
    if (c < 0x300) return false;
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* ---- possessive -------------------------------------------------------------------------- */

static bool is_s(char c) { return c == 's' || c == 'S'; }

/* Bytes of the apostrophe that ends before `at`. */
static uint32_t apostrophe_before(str word, size_t at) {
    for (uint32_t len = 1; len <= 3 && len <= at; len++)
        if (apostrophe_at(word, at - len) == len) return len;
    return 0;
}

uint32_t shape_clitic(str word) {
    if (word.n < 3) return 0;
    bool s = is_s(word.p[word.n - 1]);
    size_t end = s ? word.n - 1 : word.n;
    uint32_t len = apostrophe_before(word, end);
    if (!len || end == len) return 0; /* no apostrophe, or nothing in front of it */
    if (s) return len + 1;
    return is_s(word.p[end - len - 1]) ? len : 0;
}

/* ---- shape ------------------------------------------------------------------------------- */

static bool has_prefix(str word, str lower) {
    if (word.n < lower.n) return false;
    for (size_t i = 0; i < lower.n; i++)
        if (utf8_fold((unsigned char)word.p[i]) != (unsigned char)lower.p[i]) return false;
    return true;
}

static bool is_domain(str word) { /* a stop with small letters on both sides: example.org */
    for (size_t i = 1; i + 2 < word.n; i++)
        if (word.p[i] == '.' && utf8_is_letter((unsigned char)word.p[i + 1]) &&
            utf8_is_letter((unsigned char)word.p[i + 2]))
            return true;
    return false;
}

static bool is_link(str word) {
    size_t at = str_find_byte(word, '@');
    if (at == 0) return true;
    if (word.p[0] == '#') return !utf8_is_digit((unsigned char)word.p[1]);
    if (has_prefix(word, STR("http://")) || has_prefix(word, STR("https://"))) return true;
    return is_domain(word) && (at < word.n || !utf8_is_digit((unsigned char)word.p[0]));
}

static bool is_masked(str word) {
    return str_find_byte(word, '*') < word.n || str_find_byte(word, '#') < word.n ||
           str_find_byte(word, '@') < word.n || str_find(word, STR("--")) < word.n;
}

static bool is_initials(str word) {
    for (size_t i = 0; i < word.n; i++) {
        uint32_t len, c = utf8_at(word, i, &len);
        i += len;
        if (!utf8_is_letter(c) || i >= word.n || word.p[i] != '.') return false;
    }
    return true;
}

static bool is_number(str word) {
    uint32_t c = code_behind(word, 0);
    if (c == '#') return word.n > 1 && utf8_is_digit((unsigned char)word.p[1]);
    return utf8_is_digit(c) || utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_SC;
}

/* Capitals are asked of letters alone: ISIS-K and B*****D are all capitals, COVID-19 too. */
static uint8_t capitals(str word) {
    uint32_t upper = 0, letters = 0;
    bool first_is_upper = false;
    for (size_t i = 0; i < word.n;) {
        uint32_t len, c = utf8_at(word, i, &len);
        i += len;
        if (!utf8_is_letter(c) || is_mark(c)) continue;
        bool is_upper = utf8_is_upper(c);
        if (!letters++) first_is_upper = is_upper;
        upper += is_upper;
    }
    uint8_t shape = first_is_upper ? TYPE_CAPITAL : 0;
    return upper >= 2 && upper == letters ? shape | TYPE_CAPS : shape;
}

/* Nineteen spellings in twenty are ASCII letters: all small, or capitals. */
static bool is_plain(str word, uint8_t *shape) {
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < word.n; i++) {
        upper += (uint8_t)(word.p[i] - 'A') < 26;
        lower += (uint8_t)(word.p[i] - 'a') < 26;
    }
    *shape = (uint8_t)(word.p[0] - 'A') < 26 ? TYPE_CAPITAL : 0;
    if (upper >= 2 && !lower) *shape |= TYPE_CAPS;
    return upper + lower == word.n;
}

uint8_t shape_of(str word) {
    word = str_sub(word, 0, word.n - shape_clitic(word));
    uint8_t plain;
    if (!word.n) return 0;
    if (is_plain(word, &plain)) return plain;
    if (is_link(word)) return TYPE_LINK | capitals(word);
    if (is_number(word)) return TYPE_NUMBER;
    uint8_t shape = capitals(word);
    if (is_masked(word)) shape |= TYPE_MASKED;
    if (is_initials(word)) shape |= TYPE_INITIALS;
    return shape;
}

/* ---- folding ----------------------------------------------------------------------------- */

/* Puts letters and their combining marks together (NFC): what is behind `from` in b. */
static void compose(buf *b, size_t from) {
    utf8proc_uint8_t *whole;
    utf8proc_ssize_t n =
        utf8proc_map((const utf8proc_uint8_t *)b->p + from, (utf8proc_ssize_t)(b->n - from), &whole,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n < 0) return; /* it stays as it was written */
    b->n = from;
    buf_put(b, (str){(const char *)whole, (size_t)n});
    free(whole);
}

void shape_fold(buf *b, str word) {
    word = str_sub(word, 0, word.n - shape_clitic(word));
    size_t from = b->n;
    bool combines = false, wide = false;
    buf_put(b, word);
    for (size_t i = from; i < b->n; i++) {
        wide |= (signed char)b->p[i] < 0 || b->p[i] == '`';
        b->p[i] = (char)((uint8_t)(b->p[i] - 'A') < 26 ? b->p[i] | 32 : b->p[i]);
    }
    if (!wide) return;
    b->n = from;
    for (size_t i = 0; i < word.n;) {
        uint32_t len, c = utf8_at(word, i, &len);
        i += len;
        if (is_invisible(c)) continue;
        if (c == '`' || c == 0xb4) c = '\'';
        combines |= is_mark(c);
        utf8_put(b, utf8_fold(c));
    }
    if (combines) compose(b, from);
}
