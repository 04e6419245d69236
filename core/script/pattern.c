#include "script/pattern.h"
#include "script/sandbox.h"

#include <lauxlib.h>
#include <string.h>

enum { ESCAPE = '%', MOST_DEEP = 200, STEPS_A_LOOK = 1 << 14 };
/* What stands for the length of a capture. */
enum { IS_OPEN = -1, IS_PLACE = -2 };

static const char *match(pattern *p, const char *s, const char *at);

static void walked(pattern *p, size_t steps) {
    p->steps += steps;
    if (p->steps < STEPS_A_LOOK) return;
    p->steps = 0;
    sandbox_poll(p->L);
}

/* ---- one character ----------------------------------------------------------------------- */

static bool within(unsigned char c, unsigned char from, unsigned char to) {
    return c >= from && c <= to;
}
static bool is_lower(unsigned char c) { return within(c, 'a', 'z'); }
static bool is_upper(unsigned char c) { return within(c, 'A', 'Z'); }
static bool is_letter(unsigned char c) { return is_lower(c) || is_upper(c); }
static bool is_digit(unsigned char c) { return within(c, '0', '9'); }
static bool is_visible(unsigned char c) { return within(c, 0x21, 0x7e); }

/* %a, %D …; any other character behind % stands for itself. */
static bool in_class(unsigned char c, unsigned char class) {
    bool is;
    switch (class | 0x20) {
    case 'a': is = is_letter(c); break;
    case 'c': is = c < 0x20 || c == 0x7f; break;
    case 'd': is = is_digit(c); break;
    case 'g': is = is_visible(c); break;
    case 'l': is = is_lower(c); break;
    case 'p': is = is_visible(c) && !is_letter(c) && !is_digit(c); break;
    case 's': is = c == ' ' || within(c, '\t', '\r'); break;
    case 'u': is = is_upper(c); break;
    case 'w': is = is_letter(c) || is_digit(c); break;
    case 'x': is = is_digit(c) || within(c | 0x20, 'a', 'f'); break;
    case 'z': is = c == 0; break; /* not in the manual any more */
    default: return class == c;
    }
    if (!is_letter(class)) return class == c;
    return is_upper(class) ? !is : is;
}

/* `set` is at its [, `last` at its ]. */
static bool in_set(pattern *p, unsigned char c, const char *set, const char *last) {
    bool negated = set[1] == '^';
    walked(p, (size_t)(last - set));
    for (set += 1 + negated; set < last; set++) {
        if (*set == ESCAPE) {
            if (in_class(c, (unsigned char)*++set)) return !negated;
        } else if (set[1] == '-' && set + 2 < last) {
            if (within(c, (unsigned char)set[0], (unsigned char)set[2])) return !negated;
            set += 2;
        } else if ((unsigned char)*set == c) {
            return !negated;
        }
    }
    return negated;
}

/* Where the item that begins at `at` ends: a character, an escape, a set. */
static const char *item_end(const pattern *p, const char *at) {
    char first = *at++;
    if (first == ESCAPE) {
        if (at == p->end) luaL_error(p->L, "malformed pattern (ends with '%%')");
        return at + 1;
    }
    if (first != '[') return at;
    if (*at == '^') at++;
    do { /* a ] in front is one of the set */
        if (at == p->end) luaL_error(p->L, "malformed pattern (missing ']')");
        if (*at++ == ESCAPE && at < p->end) at++;
    } while (*at != ']');
    return at + 1;
}

static bool fits(pattern *p, const char *s, const char *item, const char *end) {
    if (s >= p->text_end) return false;
    unsigned char c = (unsigned char)*s;
    switch (*item) {
    case '.': return true;
    case ESCAPE: return in_class(c, (unsigned char)item[1]);
    case '[': return in_set(p, c, item, end - 1);
    default: return (unsigned char)*item == c;
    }
}

/* ---- repetitions ------------------------------------------------------------------------- */

/* item* : as many as there are, then one less at a time until the rest fits. */
static const char *longest(pattern *p, const char *s, const char *item, const char *end) {
    ptrdiff_t n = 0;
    while (fits(p, s + n, item, end)) n++;
    walked(p, (size_t)n);
    for (; n >= 0; n--) {
        const char *to = match(p, s + n, end + 1);
        if (to) return to;
    }
    return NULL;
}

/* item- : none, then one more at a time. */
static const char *shortest(pattern *p, const char *s, const char *item, const char *end) {
    for (;; s++) {
        const char *to = match(p, s, end + 1);
        if (to) return to;
        walked(p, 1);
        if (!fits(p, s, item, end)) return NULL;
    }
}

/* ---- captures ---------------------------------------------------------------------------- */

static const char *open_capture(pattern *p, const char *s, const char *at) {
    bool place = at[1] == ')';
    if (p->captures == PATTERN_MOST_CAPTURES) luaL_error(p->L, "too many captures");
    p->capture[p->captures++] = (pattern_capture){s, place ? IS_PLACE : IS_OPEN};
    const char *to = match(p, s, at + 1 + place);
    if (!to) p->captures--;
    return to;
}

static const char *close_capture(pattern *p, const char *s, const char *at) {
    int which = p->captures - 1;
    while (which >= 0 && p->capture[which].n != IS_OPEN) which--;
    if (which < 0) luaL_error(p->L, "invalid pattern capture");
    p->capture[which].n = s - p->capture[which].start;
    const char *to = match(p, s, at + 1);
    if (!to) p->capture[which].n = IS_OPEN;
    return to;
}

/* %1: what the capture holds, once more. */
static const char *again(pattern *p, const char *s, char digit) {
    int which = digit - '1';
    if (which < 0 || which >= p->captures || p->capture[which].n == IS_OPEN)
        luaL_error(p->L, "invalid capture index %%%d", which + 1);
    const pattern_capture *c = &p->capture[which];
    if (c->n < 0 || p->text_end - s < c->n || memcmp(c->start, s, (size_t)c->n)) return NULL;
    walked(p, (size_t)c->n);
    return s + c->n;
}

/* ---- %b and %f --------------------------------------------------------------------------- */

/* %b() : `pair` is at the two characters. */
static const char *balanced(pattern *p, const char *s, const char *pair) {
    if (pair + 1 >= p->end) luaL_error(p->L, "malformed pattern (missing arguments to '%%b')");
    if (s == p->text_end || *s != pair[0]) return NULL;
    const char *from = s;
    size_t open = 1;
    while (++s < p->text_end) {
        if (*s == pair[1]) {
            if (--open == 0) break;
        } else if (*s == pair[0]) {
            open++;
        }
    }
    walked(p, (size_t)(s - from));
    return s < p->text_end ? s + 1 : NULL;
}

/* %f[set] : `set` begins here, where it did not hold before; both ends of the text are NUL. */
static bool on_frontier(pattern *p, const char *s, const char *set, const char *end) {
    unsigned char before = s == p->text ? 0 : (unsigned char)s[-1];
    unsigned char behind = s == p->text_end ? 0 : (unsigned char)*s;
    return !in_set(p, before, set, end - 1) && in_set(p, behind, set, end - 1);
}

/* ---- the whole --------------------------------------------------------------------------- */

/* %b, %f, %1 at *at: moves it behind. Any other escape is a class: false. */
static bool special(pattern *p, const char **s, const char **at) {
    const char *from = *at;
    if (from[0] != ESCAPE || from + 1 == p->end) return false;
    if (from[1] == 'b') {
        *s = balanced(p, *s, from + 2);
        *at = from + 4;
    } else if (from[1] == 'f') {
        if (from[2] != '[') luaL_error(p->L, "missing '[' after '%%f' in pattern");
        const char *end = item_end(p, from + 2);
        if (!on_frontier(p, *s, from + 2, end)) *s = NULL;
        *at = end;
    } else if (is_digit((unsigned char)from[1])) {
        *s = again(p, *s, from[1]);
        *at = from + 2;
    } else {
        return false;
    }
    return true;
}

static const char *steps_of(pattern *p, const char *s, const char *at) {
    while (s && at < p->end) {
        walked(p, 1);
        if (*at == '(') return open_capture(p, s, at);
        if (*at == ')') return close_capture(p, s, at);
        if (*at == '$' && at + 1 == p->end) return s == p->text_end ? s : NULL;
        if (special(p, &s, &at)) continue;
        const char *end = item_end(p, at);
        char times = '\0';
        if (end < p->end) times = *end;
        if (times == '*') return longest(p, s, at, end);
        if (times == '-') return shortest(p, s, at, end);
        bool one = fits(p, s, at, end);
        if (times == '+') return one ? longest(p, s + 1, at, end) : NULL;
        if (times == '?') {
            const char *to = one ? match(p, s + 1, end + 1) : NULL;
            if (to) return to;
            at = end + 1;
        } else {
            s = one ? s + 1 : NULL;
            at = end;
        }
    }
    return s;
}

/* The end of the match of what is left of the pattern, from s on; NULL if there is none. */
static const char *match(pattern *p, const char *s, const char *at) {
    if (p->deep++ == MOST_DEEP) luaL_error(p->L, "pattern too complex");
    const char *to = steps_of(p, s, at);
    p->deep--;
    return to;
}

/* A character, class or set in front that must be there once at least. */
static const char *head_of(const pattern *p) {
    if (p->first == p->end || strchr("()$", *p->first)) return NULL;
    if (*p->first == ESCAPE && p->first + 1 < p->end && strchr("bf0123456789", p->first[1]))
        return NULL;
    const char *end = item_end(p, p->first);
    bool may_lack = end < p->end && (*end == '*' || *end == '-' || *end == '?');
    return may_lack ? NULL : end;
}

void pattern_start(pattern *p, lua_State *L, str text, str wanted, bool may_anchor) {
    p->L = L;
    p->text = text.p;
    p->text_end = text.p + text.n;
    p->anchored = may_anchor && wanted.n && wanted.p[0] == '^';
    p->first = wanted.p + p->anchored;
    p->end = wanted.p + wanted.n;
    p->deep = p->captures = 0;
    p->steps = 0;
    p->head = p->anchored ? NULL : head_of(p);
}

const char *pattern_next(pattern *p, const char *at) {
    if (at > p->text_end) return NULL;
    if (!p->head) return at;
    const char *from = at;
    bool plain = p->head == p->first + 1 && *p->first != '.';
    if (plain)
        at = at < p->text_end ? memchr(at, *p->first, (size_t)(p->text_end - at)) : NULL;
    else
        while (at < p->text_end && !fits(p, at, p->first, p->head)) at++;
    if (!at || at == p->text_end) at = NULL;
    walked(p, (size_t)((at ? at : p->text_end) - from));
    return at;
}

const char *pattern_at(pattern *p, const char *at) {
    p->deep = p->captures = 0;
    return match(p, at, p->first);
}

void pattern_push(const pattern *p, int which, const char *from, const char *to) {
    if (which == 0 && p->captures == 0) {
        lua_pushlstring(p->L, from, (size_t)(to - from));
        return;
    }
    if (which >= p->captures) luaL_error(p->L, "invalid capture index %%%d", which + 1);
    const pattern_capture *c = &p->capture[which];
    if (c->n == IS_OPEN) luaL_error(p->L, "unfinished capture");
    if (c->n == IS_PLACE)
        lua_pushinteger(p->L, c->start - p->text + 1);
    else
        lua_pushlstring(p->L, c->start, (size_t)c->n);
}

int pattern_push_all(const pattern *p, const char *from, const char *to) {
    int n = p->captures ? p->captures : 1;
    luaL_checkstack(p->L, n, "too many captures");
    for (int i = 0; i < n; i++) pattern_push(p, i, from, to);
    return n;
}
