/* pattern: Lua's patterns, matched under the clock.
 *
 *      pattern_start ─► pattern_at(place) ─► end of the match, captures
 *
 * Lua's own string.find, match, gmatch and gsub run in C, where no limit reaches them: for
 * ".-.-.-.-b$" a few hundred letters are hours of work, and nothing but the end of the process
 * stops it, at the cost of all other articles. This is the same language of patterns (section 6.4.1
 * of Lua's manual), with the same messages, matched by backtracking as well; but it looks at the
 * clock on its way, so that a script that is out of time is told so like any other.
 *
 * Letters and digits are those of ASCII, whatever the locale. A pattern owns no memory: it points
 * into two Lua strings that the caller keeps on the stack, and may raise at any time. */
#ifndef TENOR_SCRIPT_PATTERN_H
#define TENOR_SCRIPT_PATTERN_H

#include "base/str.h"

#include <lua.h>

enum { PATTERN_MOST_CAPTURES = 32 };

typedef struct pattern_capture {
    const char *start;
    ptrdiff_t n; /* bytes, or one of pattern.c's marks */
} pattern_capture;

typedef struct pattern {
    lua_State *L;
    const char *text, *text_end;
    const char *end;   /* of the pattern */
    const char *first; /* of the pattern, behind an anchor */
    const char *head;  /* end of an item that every match begins with; NULL = there is none */
    bool anchored;     /* it began with ^ */
    int deep, captures;
    size_t steps; /* since the last look at the clock */
    pattern_capture capture[PATTERN_MOST_CAPTURES];
} pattern;

/* `may_anchor`: a ^ in front means the start of the text and no character. */
void pattern_start(pattern *p, lua_State *L, str text, str wanted, bool may_anchor);
/* The first place from `at` on where a match can begin; NULL if there is none any more. */
const char *pattern_next(pattern *p, const char *at);
/* The end of the match that begins at `at`, or NULL. */
const char *pattern_at(pattern *p, const char *at);

/* Pushes a capture of the match [from, to) as Lua has it: a text, or a number for (). Without
 * captures the first is the whole match. */
void pattern_push(const pattern *p, int which, const char *from, const char *to);
/* Pushes all captures, the whole match if there are none; returns how many. */
int pattern_push_all(const pattern *p, const char *from, const char *to);

#endif
