#include "text/marks.h"
#include "base/utf8.h"

#include <string.h>

bool is_invisible(uint32_t c) {
    return c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

bool is_blank(uint32_t c) { return utf8_is_space(c) && !is_invisible(c); }

uint32_t code_before(str text, size_t at) {
    uint32_t len;
    return at ? utf8_before(text, at, &len) : ' ';
}

uint32_t code_behind(str text, size_t at) {
    uint32_t len;
    return at < text.n ? utf8_at(text, at, &len) : ' ';
}

uint32_t apostrophe_at(str text, size_t at) {
    if (at >= text.n) return 0;
    unsigned char first = (unsigned char)text.p[at];
    if (first == '\'' || first == '`') return 1;
    if (first != 0xe2 && first != 0xc2) return 0;
    uint32_t len, c = utf8_at(text, at, &len);
    return c == 0x2019 || c == 0x2018 || c == 0x2032 || c == 0xb4 ? len : 0;
}

static bool opens_behind(uint32_t before) {
    switch (before) {
    case '(':
    case '[':
    case '{':
    case '/':
    case '-':
    case '"':
    case '\'':
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2018: /* opening quotation marks */
    case 0x201a:
    case 0x201c:
    case 0x201e:
    case 0xab: return true;
    default: return is_blank(before);
    }
}

static bool is_word_code(uint32_t c) { return utf8_is_letter(c) || utf8_is_digit(c); }

static mark_role role_between(uint32_t before, uint32_t behind) {
    bool can_open = opens_behind(before) && !is_blank(behind);
    bool can_close = !is_blank(before) && !is_word_code(behind);
    if (can_open != can_close) return can_open ? MARK_OPENS : MARK_CLOSES;
    return MARK_EITHER;
}

static mark straight_mark(str text, size_t at, mark_family family, uint32_t len) {
    mark_role role = role_between(code_before(text, at), code_behind(text, at + len));
    return (mark){.family = family, .role = role, .len = len, .straight = true};
}

static mark curly_mark(str text, size_t at, uint32_t len, uint32_t c) {
    mark m = {.len = len, .role = MARK_OPENS};
    switch (c) {
    case 0x201e: m.low = true; /* fall through */
    case 0x201c:
    case 0x201f: m.family = MARK_DOUBLE; break;
    case 0x201d:
        m.family = MARK_DOUBLE;
        m.role = MARK_CLOSES;
        break;
    case 0x201a: m.low = true; /* fall through */
    case 0x2018:
    case 0x201b: m.family = MARK_SINGLE; break;
    case 0x2019:
        m.family = MARK_SINGLE;
        m.role = MARK_CLOSES;
        break;
    case 0xab:
    case 0x2039: m.family = MARK_ANGLE; break;
    case 0xbb:
    case 0x203a:
        m.family = MARK_ANGLE;
        m.role = MARK_CLOSES;
        break;
    case 0x300c:
    case 0x300e: m.family = MARK_CORNER; break;
    case 0x300d:
    case 0x300f:
        m.family = MARK_CORNER;
        m.role = MARK_CLOSES;
        break;
    default: break;
    }
    if (m.family == MARK_DOUBLE || m.family == MARK_SINGLE) {
        mark_role stands = role_between(code_before(text, at), code_behind(text, at + len));
        if (stands != MARK_EITHER && stands != m.role) m.role = MARK_EITHER; /* ”turned” */
    }
    return m;
}

/* ’’ where a typist meant ”. Of ’’’ the first closes an inner quotation, the others make a pair. */
static bool is_twice(str text, size_t at) {
    enum { N = 3 }; /* bytes of a curly mark */
    if (text.n - at < 2 * N || memcmp(text.p + at, text.p + at + N, N) != 0) return false;
    return text.n - at < 3 * N || memcmp(text.p + at, text.p + at + 2 * N, N) != 0;
}

mark mark_at(str text, size_t at) {
    if (at >= text.n) return (mark){0};
    unsigned char first = (unsigned char)text.p[at];
    if (first == '"') return straight_mark(text, at, MARK_DOUBLE, 1);
    if (first == '\'' || first == '`') {
        bool twice = at + 1 < text.n && text.p[at + 1] == (char)first;
        return straight_mark(text, at, twice ? MARK_DOUBLE : MARK_SINGLE, twice ? 2 : 1);
    }
    if (first != 0xe2 && first != 0xc2 && first != 0xe3) return (mark){0};
    uint32_t len, c = utf8_at(text, at, &len);
    if ((c == 0x2018 || c == 0x2019) && is_twice(text, at)) {
        mark_role role = c == 0x2018 ? MARK_OPENS : MARK_CLOSES;
        return (mark){.family = MARK_DOUBLE, .role = role, .len = 6};
    }
    return curly_mark(text, at, len, c);
}

uint32_t closer_at(str text, size_t at) {
    if (at >= text.n) return 0;
    char c = text.p[at];
    if (c == ')' || c == ']' || c == '}') return 1;
    mark m = mark_at(text, at);
    return m.family && m.role != MARK_OPENS ? m.len : 0;
}

uint32_t code_closing(str text) {
    for (uint32_t len; text.n; text.n -= len) {
        uint32_t c = utf8_before(text, text.n, &len);
        if (!is_blank(c) && !closer_at(text, text.n - len)) return c;
    }
    return ' ';
}
